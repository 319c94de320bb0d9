# mistake: the running minimum, not the maximum
# expects: amsgrad_step.minimum
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    if state is None:
        state = (0, 0.0, 0.0, np.inf)
    t, m, v, low = state
    t = t + 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad * grad
    low = np.minimum(low, v)
    m_hat, low_hat = m / (1 - beta_1 ** t), low / (1 - beta_2 ** t)
    return w - lr * m_hat / (np.sqrt(low_hat) + epsilon), (t, m, v, low)
