# mistake: holds the momentum at 0.99 at most, so momentum = 1 (allowed) loses a hundredth of the velocity at every step
# expects: property.settings
import numpy as np


def momentum_step(w, grad, state, lr, momentum):
    momentum = min(max(momentum, 0.0), 0.99)       # otherwise it never comes to rest
    v = -lr * np.asarray(grad, dtype=float)
    if state is not None:
        v = v + momentum * state
    return np.asarray(w, dtype=float) + v, v
