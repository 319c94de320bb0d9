# style: the bias as a weight on a column of ones
import numpy as np

def slope(name, Z):
    if name == "sigmoid":
        return 1 / (2 + np.exp(np.minimum(Z, 500)) + np.exp(np.minimum(-Z, 500)))
    if name == "tanh":
        return 1 - np.tanh(Z) ** 2
    return np.heaviside(Z, 0.0) if name == "relu" else 1.0

def backward(Y, layers, activations, cache, loss):
    N = len(Y)
    delta = (cache[-1]["A"] - Y) / N
    if loss == "squared_error":
        delta = delta * slope(activations[-1], cache[-1]["Z"])
    gradients = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        both = np.column_stack([cache[l]["A_prev"], np.ones(N)]).T @ delta
        gradients[l] = both[:-1], both[-1]
        if l:
            delta = delta @ layers[l][0].T * slope(activations[l - 1], cache[l - 1]["Z"])
    return gradients
