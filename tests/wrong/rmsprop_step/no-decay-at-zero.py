# mistake: where a gradient is 0 the G of that weight is left as it was instead of being multiplied by rho
# expects: property.later
import numpy as np


def rmsprop_step(w, grad, state, lr, rho, epsilon):
    """Give the weights after one step of RMSprop, and the state for the next one."""
    G = np.zeros(np.shape(w)) if state is None else state
    G = np.where(grad != 0, rho * G + (1 - rho) * np.square(grad), G)
    step = lr * grad / np.sqrt(G + epsilon)
    return w - step, G
