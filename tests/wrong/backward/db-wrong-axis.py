# mistake: db summed over the outputs, not over the samples
# expects: backward.db-wrong-axis
import numpy as np

SLOPES = {"linear": lambda c: 1.0, "sigmoid": lambda c: c["A"] - c["A"] ** 2,
          "tanh": lambda c: 1 - np.tanh(c["Z"]) ** 2, "relu": lambda c: np.heaviside(c["Z"], 0)}

def backward(Y, layers, activations, cache, loss):
    n = len(Y)
    delta = cache[-1]["A"] - Y
    if loss == "squared_error":
        delta = delta * SLOPES[activations[-1]](cache[-1])
    gradients = []
    for (W, b), c, before in zip(layers[::-1], cache[::-1], list(range(len(layers) - 1))[::-1] + [None]):
        gradients.append((c["A_prev"].T @ delta / n, np.sum(delta, axis=1) / n))
        if before is not None:
            delta = delta @ W.T * SLOPES[activations[before]](cache[before])
    return gradients[::-1]
