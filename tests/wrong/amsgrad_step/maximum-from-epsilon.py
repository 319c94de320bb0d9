# mistake: the maximum begins at epsilon and not at 0, so with gradients of 1e-5 and epsilon 1e-8 the steps are far too short
# expects: property.later
import numpy as np


def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    w, grad = np.asarray(w, dtype=float), np.asarray(grad, dtype=float)
    if state is None:
        state = np.zeros(w.shape), np.zeros(w.shape), np.full(w.shape, epsilon), 0
    m, v, v_max, t = state
    t += 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad**2
    v_max = np.maximum(v_max, v)
    step = lr * m / (1 - beta_1**t) / (np.sqrt(v_max / (1 - beta_2**t)) + epsilon)
    return w - step, (m, v, v_max, t)
