# mistake: epsilon stands outside the root
# expects: rmsprop_step.epsilon-outside
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    G = np.zeros(np.shape(w)) if state is None else state
    G = rho * G + (1 - rho) * grad ** 2
    root = np.sqrt(G)
    return w - lr * grad / (root + epsilon), G
