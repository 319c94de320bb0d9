# mistake: the larger of the last two v only, not of all
# expects: amsgrad_step.last-two
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, before = (0, np.zeros(w.shape), np.zeros(w.shape)) if state is None else state
    t = t + 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * before + (1 - beta_2) * grad ** 2
    larger = np.where(v > before, v, before)
    m_hat, v_hat = m / (1 - beta_1 ** t), larger / (1 - beta_2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), (t, m, v)
