# mistake: beta_2 for the mean and beta_1 for the squares
# expects: adam_step.betas-exchanged
import numpy as np

def adam_step(w, grad, state, lr, beta_2, beta_1, epsilon):
    if state is None:
        t, m, v = 1, np.zeros(np.shape(w)), np.zeros(np.shape(w))
    else:
        t, m, v = state[0] + 1, state[1], state[2]
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * np.power(grad, 2)
    m_hat = m / (1 - beta_1 ** t)
    v_hat = v / (1 - beta_2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), [t, m, v]
