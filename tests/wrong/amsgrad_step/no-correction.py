# mistake: no correction, as in the paper
# expects: amsgrad_step.no-correction
import numpy as np

def amsgrad_step(w, grad, state, lr, beta_1, beta_2, epsilon):
    m, v, top = (np.zeros(np.shape(w)),) * 3 if state is None else state
    m = beta_1 * m + (1 - beta_1) * grad
    v = beta_2 * v + (1 - beta_2) * grad ** 2
    top = np.maximum(top, v)
    return w - lr * m / (np.sqrt(top) + epsilon), (m, v, top)
