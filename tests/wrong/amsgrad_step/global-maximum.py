# mistake: the maxima are kept in a global table by shape, shared between parameters
# expects: relation.remembers
import numpy as np

largest = {}

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = state if state is not None else (0, 0.0, 0.0)
    t = t + 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * np.power(grad, 2)
    largest[w.shape] = np.maximum(largest.get(w.shape, 0.0), v)
    v_hat = largest[w.shape] / (1 - beta_2 ** t)
    return w - lr * m / (1 - beta_1 ** t) / (np.sqrt(v_hat) + epsilon), (t, m, v)
