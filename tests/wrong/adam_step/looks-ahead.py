# mistake: mixes the gradient into the corrected mean once more, as Nadam does
# expects: property.first-size
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = state or (0, 0.0, 0.0)
    t += 1
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad**2
    ahead = beta_1 * m / (1 - beta_1 ** (t + 1)) + (1 - beta_1) * grad / (1 - beta_1**t)
    return w - lr * ahead / (np.sqrt(v / (1 - beta_2**t)) + epsilon), (t, m, v)
