# mistake: beta * t for beta ** t
# expects: adam_step.beta-times-t
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = (0, 0.0, 0.0) if state is None else state
    t += 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad * grad
    m_hat = m / (1 - beta_1 * t)
    v_hat = v / abs(1 - beta_2 * t)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), (t, m, v)
