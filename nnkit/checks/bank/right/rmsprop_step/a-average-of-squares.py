# style: the state is the average of squares
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    G = 0.0 if state is None else state
    G = rho * G + (1 - rho) * grad**2
    return w - lr * grad / np.sqrt(G + epsilon), G
