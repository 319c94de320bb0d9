# mistake: the average that was passed in is changed
# expects: rmsprop_step.state-in-place
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    G = np.zeros(np.shape(w)) if state is None else state
    G[...] = rho * G + (1 - rho) * grad ** 2
    return w - lr * grad / np.sqrt(G + epsilon), G
