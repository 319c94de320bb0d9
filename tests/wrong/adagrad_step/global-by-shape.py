# mistake: the sums are kept in a global table by shape, shared between parameters
# expects: relation.remembers
import numpy as np

sums = {}

def adagrad_step(w, grad, state, lr, epsilon):
    key = np.shape(w)
    sums[key] = sums.get(key, 0) + np.power(grad, 2)
    return w - lr * np.divide(grad, np.sqrt(sums[key] + epsilon)), key
