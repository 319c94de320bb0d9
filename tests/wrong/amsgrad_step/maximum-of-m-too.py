# mistake: the running maximum of m as well
# second: the correction of v is left out
# expects: amsgrad_step.maximum-of-the-mean
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v, M, V = (0, 0.0, 0.0, 0.0, 0.0) if state is None else state
    t += 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    M, V = np.maximum(M, m), np.maximum(V, v)
    return w - lr * M / (1 - beta_1 ** t) / (np.sqrt(V) + epsilon), (t, m, v, M, V)
