# mistake: db is the delta itself, not summed over the samples
# expects: backward.db-not-summed
import numpy as np

def backward(Y, layers, activations, cache, loss):
    def prime(k):
        A, Z = cache[k]["A"], cache[k]["Z"]
        if activations[k] == "sigmoid":
            return A * (1 - A)
        if activations[k] == "tanh":
            return 1 - A ** 2
        if activations[k] == "relu":
            return (Z > 0).astype(float)
        return 1.0
    last = len(layers) - 1
    d = (cache[last]["A"] - Y) / len(Y)
    if loss == "squared_error":
        d = d * prime(last)
    result = []
    for k in range(last, -1, -1):
        dW = cache[k]["A_prev"].T @ d
        db = d
        result.append((dW, db))
        if k > 0:
            d = d @ layers[k][0].T * prime(k - 1)
    result.reverse()
    return result
