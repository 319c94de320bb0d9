# mistake: the maximum of the corrected v, not of v itself
# expects: amsgrad_step.corrected-maximum
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v, top = (0, 0.0, 0.0, 0.0) if state is None else state
    t += 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    m_hat, v_hat = m / (1 - beta_1 ** t), v / (1 - beta_2 ** t)
    top = np.maximum(top, v_hat)
    return w - lr * m_hat / (np.sqrt(top) + epsilon), (t, m, v, top)
