# mistake: after a softmax the target is taken as the class of the largest entry, so targets that are shares are treated as one-hot
# expects: property.kinds
import numpy as np


def backward(Y, layers, activations, cache, loss):
    """Give (dW, db) for every layer, from the last one back to the first."""
    Y = np.asarray(Y, dtype=float)
    n = Y.shape[0]

    def slope(name, Z, A):
        if name == "sigmoid":
            return A * (1 - A)
        if name == "tanh":
            return 1 - A * A
        if name == "relu":
            return np.where(Z > 0, 1.0, 0.0)
        return 1.0

    dZ = np.array(cache[-1]["A"], dtype=float)
    if activations[-1] == "softmax":
        dZ[np.arange(n), Y.argmax(axis=1)] -= 1
    else:
        dZ -= Y
        if loss == "squared_error":
            dZ *= slope(activations[-1], np.asarray(cache[-1]["Z"]), np.asarray(cache[-1]["A"]))
    out = [None] * len(layers)
    for l in range(len(layers) - 1, -1, -1):
        out[l] = (np.asarray(cache[l]["A_prev"]).T @ dZ / n, dZ.mean(axis=0))
        if l:
            before = cache[l - 1]
            dZ = dZ @ np.asarray(layers[l][0]).T
            dZ = dZ * slope(activations[l - 1], np.asarray(before["Z"]), np.asarray(before["A"]))
    return out
