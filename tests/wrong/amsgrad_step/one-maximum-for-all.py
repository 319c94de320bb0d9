# mistake: one maximum over all entries
# expects: amsgrad_step.one-maximum
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v, peak = state or (0, 0.0, 0.0, 0.0)
    t += 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    peak = max(peak, float(np.max(v)))
    denominator = np.sqrt(peak / (1 - beta_2 ** t)) + epsilon
    return w - lr * (m / (1 - beta_1 ** t)) / denominator, (t, m, v, peak)
