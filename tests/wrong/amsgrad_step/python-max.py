# mistake: Python's max, which cannot compare arrays
# second: the betas exchanged
# expects: error.exception
import math

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v, top = (0, 0.0, 0.0, 0.0) if state is None else state
    t += 1
    m = beta_2 * m + (1 - beta_2) * grad
    v = beta_1 * v + (1 - beta_1) * grad ** 2
    top = max(top, v)
    return w - lr * (m / (1 - beta_2 ** t)) / (math.sqrt(top / (1 - beta_1 ** t)) + epsilon), (t, m, v, top)
