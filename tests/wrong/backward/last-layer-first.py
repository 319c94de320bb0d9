# mistake: the gradients come in the order last layer first
# expects: backward.reversed
import numpy as np

def backward(Y, layers, activations, cache, loss):
    prime = {"linear": lambda c: 1, "sigmoid": lambda c: c["A"] * (1 - c["A"]),
             "tanh": lambda c: 1 - c["A"] ** 2, "relu": lambda c: c["Z"] > 0}
    d = (cache[-1]["A"] - Y) / len(Y)
    if loss == "squared_error":
        d = d * prime[activations[-1]](cache[-1])
    grads = []
    l = len(layers) - 1
    while True:
        grads.append((cache[l]["A_prev"].T @ d, d.sum(axis=0)))
        if l == 0:
            return grads
        d = d @ layers[l][0].T * prime[activations[l - 1]](cache[l - 1])
        l -= 1
