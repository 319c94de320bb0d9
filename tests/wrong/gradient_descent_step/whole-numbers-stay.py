# mistake: the result has the type of w, so whole-number weights never move by a fraction
# expects: gradient_descent_step.whole-numbers
import numpy as np

def gradient_descent_step(w, grad, lr):
    new = np.empty_like(w)
    new[...] = w - lr * grad
    return new
