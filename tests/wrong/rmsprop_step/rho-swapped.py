# mistake: rho and 1 - rho exchanged
# expects: rmsprop_step.exchanged-shares
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    G = 0.0 if state is None else state
    G = (1 - rho) * G + rho * grad ** 2
    return w - lr * grad / np.sqrt(G + epsilon), G
