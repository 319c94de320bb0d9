# mistake: the sum over the samples, not the mean
# expects: backward.no-mean
import numpy as np

def slope(name, c):
    return {"linear": 1, "sigmoid": c["A"] * (1 - c["A"]), "tanh": 1 - c["A"] ** 2,
            "relu": (c["Z"] > 0) * 1.0, "softmax": None}[name]

def backward(Y, layers, activations, cache, loss):
    delta = cache[-1]["A"] - Y
    if loss == "squared_error":
        delta = delta * slope(activations[-1], cache[-1])
    grads = []
    for l in range(len(layers) - 1, -1, -1):
        grads.insert(0, (cache[l]["A_prev"].T @ delta, delta.sum(axis=0)))
        if l:
            delta = (delta @ layers[l][0].T) * slope(activations[l - 1], cache[l - 1])
    return grads
