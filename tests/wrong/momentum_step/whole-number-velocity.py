# mistake: the velocity has the type of w, whole numbers for whole weights
# expects: momentum_step.whole-numbers
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    v = np.zeros_like(w)
    if state is not None:
        v[...] = state
    v[...] = momentum * v - lr * grad
    return w + v, v
