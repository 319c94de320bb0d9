# mistake: divides by 1 - beta, not by 1 - beta^t, as on the slide
# expects: adam_step.one-minus-beta
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    m, v = (np.zeros(w.shape), np.zeros(w.shape)) if state is None else state
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    m_hat = m / (1 - beta_1)
    v_hat = v / (1 - beta_2)
    return w - lr * m_hat / (np.sqrt(v_hat) + epsilon), (m, v)
