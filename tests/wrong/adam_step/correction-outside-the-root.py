# mistake: the root of v is divided by 1 - beta_2^t, the correction belongs inside
# expects: adam_step.root-before-correction
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = (1, 0.0, 0.0) if state is None else state
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    top = m / (1 - beta_1 ** t)
    bottom = np.sqrt(v) / (1 - beta_2 ** t) + epsilon
    return w - lr * top / bottom, (t + 1, m, v)
