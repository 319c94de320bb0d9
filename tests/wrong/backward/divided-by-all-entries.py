# mistake: the mean over samples and outputs, N K instead of N
# second: db keeps a first axis of length 1
# expects: property.shape
import numpy as np

def backward(Y, layers, activations, cache, loss):
    def dact(k):
        A = cache[k]["A"]
        kinds = dict(linear=A * 0 + 1, sigmoid=A * (1 - A), tanh=1 - A ** 2, relu=(A > 0) * 1)
        return kinds[activations[k]]
    top = len(layers) - 1
    delta = (cache[top]["A"] - Y) / Y.size
    delta = delta if loss == "cross_entropy" else delta * dact(top)
    out = [(cache[top]["A_prev"].T @ delta, delta.sum(axis=0, keepdims=True))]
    for k in range(top - 1, -1, -1):
        delta = delta @ layers[k + 1][0].T * dact(k)
        out.append((cache[k]["A_prev"].T @ delta, delta.sum(axis=0, keepdims=True)))
    return out[::-1]
