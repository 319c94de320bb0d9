# mistake: the average starts from the first square, not from 0
# expects: rmsprop_step.starts-at-first-square
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    if state is None:
        state = np.square(grad) * 1.0
    state = rho * state + (1 - rho) * np.square(grad)
    return w - lr * grad / np.sqrt(state + epsilon), state
