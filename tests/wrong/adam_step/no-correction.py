# mistake: neither average is corrected
# expects: adam_step.no-correction
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    m, v = (0.0, 0.0) if state is None else state
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    return w - lr * m / (np.sqrt(v) + epsilon), (m, v)
