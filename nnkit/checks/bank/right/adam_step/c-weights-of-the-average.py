# style: divides by the weights' running sum, which is 1 - beta^t
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    m, n, v, u = state or (0.0, 0.0, 0.0, 0.0)
    m, n = beta_1 * m + (1 - beta_1) * grad, beta_1 * n + (1 - beta_1)
    v, u = beta_2 * v + (1 - beta_2) * grad * grad, beta_2 * u + (1 - beta_2)
    return w - lr * (m / n) / (np.sqrt(v / u) + epsilon), (m, n, v, u)
