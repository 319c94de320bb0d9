# style: one loop from the last layer to the first
import numpy as np

SLOPE = {"linear": lambda c: 1.0,
         "sigmoid": lambda c: c["A"] * (1 - c["A"]),
         "tanh": lambda c: 1 - c["A"] ** 2,
         "relu": lambda c: np.where(c["Z"] > 0, 1.0, 0.0)}

def backward(Y, layers, activations, cache, loss):
    delta = (cache[-1]["A"] - Y) / len(Y)
    if loss == "squared_error":
        delta = delta * SLOPE[activations[-1]](cache[-1])
    gradients = []
    for l in reversed(range(len(layers))):
        gradients.insert(0, (cache[l]["A_prev"].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = (delta @ layers[l][0].T) * SLOPE[activations[l - 1]](cache[l - 1])
    return gradients
