# mistake: the velocity starts from 0 at every step
# expects: momentum_step.made-anew
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    v = np.zeros_like(w, dtype=float)
    v = momentum * v - lr * grad
    state = v
    return w + v, state
