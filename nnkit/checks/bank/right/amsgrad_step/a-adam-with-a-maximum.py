# style: Adam with one line more
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v, v_max = (0, 0.0, 0.0, 0.0) if state is None else state
    t = t + 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad**2
    v_max = np.maximum(v_max, v)
    m_hat = m / (1 - beta_1**t)
    v_hat = v_max / (1 - beta_2**t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), (t, m, v, v_max)
