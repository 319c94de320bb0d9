# mistake: steps with the averages from before this gradient, as on the slide
# second: adds the step
# expects: adam_step.late
import numpy as np

def adam_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    t, m, v = (1, np.zeros(w.shape), np.zeros(w.shape)) if state is None else state
    new = w + lr * (m / (1 - beta_1 ** t)) / (np.sqrt(v / (1 - beta_2 ** t)) + epsilon)
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    return new, (t + 1, m, v)
