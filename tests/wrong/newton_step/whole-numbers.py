# mistake: an inverse cut to whole numbers when w has whole numbers
# second: w is changed
# expects: newton_step.whole-numbers
import numpy as np

def newton_step(w, grad, hessian):
    inverse = np.linalg.inv(hessian).astype(w.dtype)
    w -= (inverse @ grad).astype(w.dtype)
    return w
