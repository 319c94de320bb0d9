# mistake: the velocity that was passed in is changed
# expects: momentum_step.state-in-place
import numpy as np

def momentum_step(w, grad, state, lr, momentum):
    if state is None:
        state = np.zeros(np.shape(w))
    state *= momentum
    state -= lr * grad
    return w + state, state
