# style: the bias as a weight on a column of ones
import numpy as np

SLOPE = {"linear": lambda Z: 1.0,
         "sigmoid": lambda Z: (1 - np.tanh(Z / 2) ** 2) / 4,
         "tanh": lambda Z: 1 - np.tanh(Z) ** 2,
         "relu": lambda Z: np.heaviside(Z, 0.0)}

def backward(Y, layers, activations, cache, loss):
    delta = (cache[-1]["A"] - Y) / len(Y)
    if loss == "squared_error":
        delta = delta * SLOPE[activations[-1]](cache[-1]["Z"])
    gradients = []
    for l in reversed(range(len(layers))):
        both = np.column_stack([cache[l]["A_prev"], np.ones(len(Y))]).T @ delta
        gradients.insert(0, (both[:-1], both[-1]))
        if l:
            delta = delta @ layers[l][0].T * SLOPE[activations[l - 1]](cache[l - 1]["Z"])
    return gradients
