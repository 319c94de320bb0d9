# style: one weight at a time, with math
import math
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    g = [float(v) for v in np.ravel(grad)]
    G = [0.0] * len(g) if state is None else state
    G = [total + v * v for total, v in zip(G, g)]
    new = [a - lr * v / math.sqrt(total + epsilon) for a, v, total in zip(np.ravel(w), g, G)]
    return np.array(new).reshape(np.shape(w)), G
