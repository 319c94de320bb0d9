# mistake: only the mean is corrected, the squares are not
# expects: adam_step.one-corrected
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = (0, np.zeros_like(w, float), np.zeros_like(w, float)) if state is None else state
    t = t + 1
    m = m * beta_1 + grad * (1 - beta_1)
    v = v * beta_2 + grad * grad * (1 - beta_2)
    rate = lr / (1 - beta_1 ** t)
    return w - rate * m / (v ** 0.5 + epsilon), (t, m, v)
