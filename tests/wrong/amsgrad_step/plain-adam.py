# mistake: no maximum, this is Adam
# expects: amsgrad_step.adam
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = (0, 0.0, 0.0) if state is None else state
    t += 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    return w - lr * m / (1 - beta_1 ** t) / (np.sqrt(v / (1 - beta_2 ** t)) + epsilon), (t, m, v)
