# mistake: goes back through weights that already took a step
# expects: backward.updated
import numpy as np

def backward(Y, layers, activations, cache, loss, lr=0.1):
    sl = {"linear": lambda a: 1.0, "sigmoid": lambda a: a * (1.0 - a), "tanh": lambda a: 1.0 - a * a,
          "relu": lambda a: 1.0 * (a > 0)}
    delta = (cache[-1]["A"] - Y) / Y.shape[0]
    if loss == "squared_error":
        delta = delta * sl[activations[-1]](cache[-1]["A"])
    grads = {}
    for l in sorted(range(len(layers)), reverse=True):
        dW = cache[l]["A_prev"].T @ delta
        grads[l] = (dW, delta.sum(axis=0))
        W = layers[l][0] - lr * dW
        if l > 0:
            delta = delta @ W.T * sl[activations[l - 1]](cache[l - 1]["A"])
    return [grads[l] for l in range(len(layers))]
