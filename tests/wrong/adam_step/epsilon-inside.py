# mistake: epsilon stands inside the root
# expects: adam_step.epsilon-inside
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = state or (0, 0.0, 0.0)
    t, m, v = t + 1, beta_1 * m + (1 - beta_1) * grad, beta_2 * v + (1 - beta_2) * grad ** 2
    mh, vh = m / (1 - beta_1 ** t), v / (1 - beta_2 ** t)
    return w - lr * mh / np.sqrt(vh + epsilon), (t, m, v)
