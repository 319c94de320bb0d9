# mistake: v averages m squared, not the gradient squared
# expects: adam_step.square-of-the-mean
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = (0, 0.0, 0.0) if state is None else state
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * m ** 2
    c1, c2 = 1 - beta_1 ** (t + 1), 1 - beta_2 ** (t + 1)
    return w - lr * (m / c1) / (np.sqrt(v / c2) + epsilon), (t + 1, m, v)
