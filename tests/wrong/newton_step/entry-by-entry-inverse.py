# mistake: one over each entry, which is not the inverse
# expects: newton_step.one-over-entries
import numpy as np

def newton_step(w, grad, hessian):
    H = np.array(hessian, dtype=float)
    with np.errstate(divide="ignore"):
        inverse = 1 / H
    inverse[np.isinf(inverse)] = 0
    return w - inverse @ grad
