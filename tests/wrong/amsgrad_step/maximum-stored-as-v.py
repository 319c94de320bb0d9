# mistake: the maximum is stored as v and averaged on
# expects: amsgrad_step.maximum-stored
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = (0, np.zeros(w.shape), np.zeros(w.shape)) if state is None else state
    t = t + 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = np.maximum(v, beta_2 * v + (1 - beta_2) * grad ** 2)
    m_hat = m / (1 - beta_1 ** t)
    v_hat = v / (1 - beta_2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), (t, m, v)
