# mistake: beta_1 and beta_2 are always 0.9 and 0.999
# second: epsilon left out
# expects: adam_step.own-betas
import numpy as np

def adam_step(w, grad, state, lr, *settings):
    n, m, v = (0, 0.0, 0.0) if state is None else state
    n += 1
    m = 0.9 * m + 0.1 * grad
    v = 0.999 * v + 0.001 * grad ** 2
    v_hat = np.maximum(v / (1 - 0.999 ** n), 1e-30)
    return w - lr * (m / (1 - 0.9 ** n)) / np.sqrt(v_hat), (n, m, v)
