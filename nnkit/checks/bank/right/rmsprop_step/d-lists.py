# style: one weight at a time, with math
import math
import numpy as np

def rmsprop_step(w, grad, state, lr, rho, epsilon):
    g = np.ravel(grad).tolist()
    old = state or [0.0] * len(g)
    G = [rho * mean + (1 - rho) * v * v for mean, v in zip(old, g)]
    moved = [a - lr * v / math.sqrt(mean + epsilon) for a, v, mean in zip(np.ravel(w), g, G)]
    return np.reshape(moved, np.shape(w)), G
