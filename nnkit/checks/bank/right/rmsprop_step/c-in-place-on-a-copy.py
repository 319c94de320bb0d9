# style: in place, but on copies that hold floats
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    G = np.zeros(np.shape(w)) if state is None else state.copy()
    G *= rho
    G += (1 - rho) * np.square(grad)
    new = np.array(w, dtype=float)
    new -= lr * grad / np.sqrt(G + epsilon)
    return new, G
