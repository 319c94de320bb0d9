# style: one weight at a time, with math
import math
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    n = np.size(w)
    t, memory = (0, [(0.0, 0.0, 0.0)] * n) if state is None else state
    t, after, moved = t + 1, [], []
    for a, g, (m, v, top) in zip(np.ravel(w).tolist(), np.ravel(grad).tolist(), memory):
        m = beta_1 * m + (1 - beta_1) * g
        v = beta_2 * v + (1 - beta_2) * g * g
        top = max(top, v)
        after.append((m, v, top))
        moved.append(a - lr * m / (1 - beta_1**t) / (math.sqrt(top / (1 - beta_2**t)) + epsilon))
    return np.reshape(moved, np.shape(w)), (t, after)
