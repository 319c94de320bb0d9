# style: one sample at a time, the gradients add up
import numpy as np

def backward(Y, layers, activations, cache, loss):
    slopes = {"linear": lambda a: 1, "sigmoid": lambda a: a * (1 - a),
              "tanh": lambda a: 1 - a * a, "relu": lambda a: a > 0}
    N = len(Y)
    gradients = [[np.zeros(np.shape(W)), np.zeros(np.shape(b))] for W, b in layers]
    for n in range(N):
        delta = cache[-1]["A"][n] - Y[n]
        for l in reversed(range(len(layers))):
            if l < len(layers) - 1:
                delta = layers[l + 1][0] @ delta
            if l < len(layers) - 1 or loss == "squared_error":
                delta = delta * slopes[activations[l]](cache[l]["A"][n])
            gradients[l][0] += np.outer(cache[l]["A_prev"][n], delta) / N
            gradients[l][1] += delta / N
    return gradients
