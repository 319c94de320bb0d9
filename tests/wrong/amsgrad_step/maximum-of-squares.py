# mistake: the maximum of the squared gradients, v is left out
# expects: amsgrad_step.maximum-of-squares
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, largest = (0, 0.0, 0.0) if state is None else state
    t, m = t + 1, beta_1 * m + (1 - beta_1) * grad
    largest = np.maximum(largest, (1 - beta_2) * np.square(grad))
    m_hat = m / (1 - beta_1 ** t)
    return w - lr * m_hat / (np.sqrt(largest / (1 - beta_2 ** t)) + epsilon), (t, m, largest)
