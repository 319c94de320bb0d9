# mistake: divided by N in the delta and once more in dW and db
# expects: backward.mean-twice
import numpy as np

def backward(Y, layers, activations, cache, loss):
    N = Y.shape[0]
    primes = {"linear": lambda z, a: np.ones_like(z), "sigmoid": lambda z, a: a * (1 - a),
              "tanh": lambda z, a: 1 - a * a, "relu": lambda z, a: np.where(z > 0, 1, 0)}
    dZ = (cache[-1]["A"] - Y) / N
    if loss != "cross_entropy":
        dZ = dZ * primes[activations[-1]](cache[-1]["Z"], cache[-1]["A"])
    out = [None] * len(layers)
    for i in reversed(range(len(layers))):
        out[i] = (cache[i]["A_prev"].T @ dZ / N, dZ.sum(0) / N)
        if i > 0:
            dZ = dZ @ layers[i][0].T * primes[activations[i - 1]](cache[i - 1]["Z"], cache[i - 1]["A"])
    return out
