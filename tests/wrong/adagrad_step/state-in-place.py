# mistake: adds to the state that was passed in
# expects: adagrad_step.state-in-place
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    if state is None:
        state = np.zeros(np.shape(w))
    state += np.square(grad)
    return w - lr / np.sqrt(state + epsilon) * grad, state
