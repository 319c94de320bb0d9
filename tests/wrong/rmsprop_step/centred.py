# mistake: the square of the mean gradient is taken off, as in the centred form
# expects: rmsprop_step.centred
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    m, G = (np.zeros(w.shape), np.zeros(w.shape)) if state is None else state
    m = rho * m + (1 - rho) * grad
    G = rho * G + (1 - rho) * grad ** 2
    return w - lr * grad / np.sqrt(G - m ** 2 + epsilon), (m, G)
