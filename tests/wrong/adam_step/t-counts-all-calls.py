# mistake: t is global and counts every call, whatever parameter it is for
# expects: relation.remembers
import numpy as np

t = 0

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    global t
    t += 1
    m, v = state if state else (0.0, 0.0)
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    m_hat, v_hat = m / (1 - beta_1 ** t), v / (1 - beta_2 ** t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), (m, v)
