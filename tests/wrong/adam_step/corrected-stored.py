# mistake: the corrected averages are stored and averaged on
# expects: adam_step.corrected-stored
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = (0, np.zeros(w.shape), np.zeros(w.shape)) if state is None else state
    t = t + 1
    m = (beta_1 * m + (1 - beta_1) * grad) / (1 - beta_1 ** t)
    v = (beta_2 * v + (1 - beta_2) * grad ** 2) / (1 - beta_2 ** t)
    step = lr * m / (np.sqrt(v) + epsilon)
    return w - step, (t, m, v)
