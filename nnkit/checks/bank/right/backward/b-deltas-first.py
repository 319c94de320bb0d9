# style: first all the deltas, then all the gradients
import numpy as np

def slope(name, A):
    if name == "sigmoid":
        return A * (1 - A)
    if name == "tanh":
        return 1 - A**2
    if name == "relu":
        return (A > 0).astype(float)
    return np.ones_like(A)

def backward(Y, layers, activations, cache, loss):
    delta = cache[-1]["A"] - Y
    if loss == "squared_error":
        delta = delta * slope(activations[-1], cache[-1]["A"])
    deltas = [delta]
    for (W, b), name, layer in zip(layers[:0:-1], activations[-2::-1], cache[-2::-1]):
        deltas.append((deltas[-1] @ W.T) * slope(name, layer["A"]))
    deltas.reverse()
    N = len(Y)
    return [(layer["A_prev"].T @ d / N, d.mean(axis=0)) for layer, d in zip(cache, deltas)]
