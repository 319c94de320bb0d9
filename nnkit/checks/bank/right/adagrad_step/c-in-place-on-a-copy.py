# style: in place, but on a copy of the state
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    g = np.array(grad, dtype=float)
    G = np.zeros_like(g) if state is None else np.array(state)
    G += g * g
    return w - lr * g / np.sqrt(G + epsilon), G
