# mistake: a factor 2 for squared_error, which has a half
# second: relu treated like linear
# expects: backward.twice
import numpy as np

def backward(Y, layers, activations, cache, loss):
    prime = {"linear": lambda a: 1, "relu": lambda a: 1,
             "sigmoid": lambda a: a * (1 - a), "tanh": lambda a: 1 - a ** 2}
    A = cache[-1]["A"]
    delta = (A - Y) / len(Y)
    if loss == "squared_error":
        delta = 2 * delta * prime[activations[-1]](A)
    grads = []
    for l in range(len(layers)):
        k = len(layers) - 1 - l
        grads.append((np.einsum("ni,nj->ij", cache[k]["A_prev"], delta), np.einsum("nj->j", delta)))
        if k > 0:
            delta = np.einsum("nj,ij->ni", delta, layers[k][0]) * prime[activations[k - 1]](cache[k - 1]["A"])
    return grads[::-1]
