# style: keeps the largest root, and one rate with both corrections in it
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v, root = (0, 0.0, 0.0, 0.0) if state is None else state
    t = t + 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad * grad
    root = np.fmax(root, np.sqrt(v))
    c = (1 - beta_2**t) ** 0.5
    rate = lr * c / (1 - beta_1**t)
    return w - rate * m / (root + epsilon * c), (t, m, v, root)
