# style: recursion, the first layer is the end of it
import numpy as np

def back(dA, layers, activations, cache):
    if not layers:
        return []
    W, A, name = layers[-1][0], cache[-1]["A"], activations[-1]
    slopes = {"linear": 1, "sigmoid": A * (1 - A), "tanh": 1 - A * A, "relu": A > 0, "given": 1}
    dZ = dA * slopes[name]
    here = (cache[-1]["A_prev"].T @ dZ, dZ.sum(axis=0))
    return back(dZ @ W.T, layers[:-1], activations[:-1], cache[:-1]) + [here]

def backward(Y, layers, activations, cache, loss):
    error = (cache[-1]["A"] - Y) / len(Y)
    names = list(activations)
    if loss == "cross_entropy":
        names[-1] = "given"  # the slope has cancelled
    return back(error, list(layers), names, list(cache))
