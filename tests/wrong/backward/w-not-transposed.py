# mistake: goes back through W, not its transpose
# expects: backward.not-transposed
import numpy as np

def act_slope(name, Z, A):
    return {"linear": np.ones(A.shape), "softmax": np.ones(A.shape), "sigmoid": A * (1 - A),
            "tanh": 1 - A ** 2, "relu": 1.0 * (Z > 0)}[name]

def backward(Y, layers, activations, cache, loss):
    N = len(Y)
    g = []
    D = cache[-1]["A"] - Y
    D = D if loss == "cross_entropy" else D * act_slope(activations[-1], cache[-1]["Z"], cache[-1]["A"])
    for k in range(len(layers) - 1, -1, -1):
        g.append((cache[k]["A_prev"].T @ D / N, D.mean(axis=0)))
        if k:
            D = D @ layers[k][0] * act_slope(activations[k - 1], cache[k - 1]["Z"], cache[k - 1]["A"])
    return list(reversed(g))
