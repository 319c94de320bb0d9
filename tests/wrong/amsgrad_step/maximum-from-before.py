# mistake: this step's v is left out of the maximum that it uses, except at the first step
# expects: amsgrad_step.maximum-late
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v, top = (0, 0.0, 0.0, None) if state is None else state
    t = t + 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    used = v if top is None else top
    m_hat, v_hat = m / (1 - beta_1 ** t), used / (1 - beta_2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), (t, m, v, np.maximum(used, v))
