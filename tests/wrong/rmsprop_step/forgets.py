# mistake: gives back None as the state, so nothing is remembered
# expects: rmsprop_step.made-anew
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    G = (1 - rho) * grad ** 2
    if state is not None:
        G += rho * state
    return w - lr * grad / np.sqrt(G + epsilon), None
