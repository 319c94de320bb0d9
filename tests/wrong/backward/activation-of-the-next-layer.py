# mistake: a hidden layer's slope is chosen by the next layer's activation
# expects: backward.other-layers-activation
import numpy as np

def backward(Y, layers, activations, cache, loss):
    def prime(name, c):
        if name == "tanh":
            return 1 - c["A"] ** 2
        if name == "relu":
            return np.where(c["Z"] > 0, 1.0, 0.0)
        if name in ("sigmoid", "softmax"):
            return c["A"] * (1 - c["A"])
        return np.ones_like(c["A"])
    delta = (cache[-1]["A"] - Y) / len(Y)
    if loss == "squared_error":
        delta = delta * prime(activations[-1], cache[-1])
    grads = []
    for l in range(len(layers) - 1, -1, -1):
        grads.insert(0, (cache[l]["A_prev"].T @ delta, delta.sum(axis=0)))
        if l > 0:
            delta = delta @ layers[l][0].T
            delta = delta * prime(activations[l], cache[l - 1])
    return grads
