# mistake: subtracts Y from the outputs in the cache itself
# expects: property.changes-input
import numpy as np

def backward(Y, layers, activations, cache, loss):
    slopes = {"linear": lambda a: 1, "sigmoid": lambda a: a * (1 - a),
              "tanh": lambda a: 1 - a ** 2, "relu": lambda a: a > 0}
    factor = 1 if loss == "cross_entropy" else slopes[activations[-1]](cache[-1]["A"])
    delta = cache[-1]["A"]
    delta -= Y
    delta = delta * factor / len(Y)
    grads = []
    for l in reversed(range(len(layers))):
        grads.append((cache[l]["A_prev"].T @ delta, delta.sum(axis=0)))
        if l:
            delta = (delta @ layers[l][0].T) * slopes[activations[l - 1]](cache[l - 1]["A"])
    grads.reverse()
    return grads
