# style: one sample at a time, the gradients add up
import numpy as np

SLOPE = {"linear": lambda a: 1, "sigmoid": lambda a: a * (1 - a),
         "tanh": lambda a: 1 - a * a, "relu": lambda a: a > 0}

def one_sample(y, layers, activations, cache, loss, n):
    delta = cache[-1]["A"][n] - y
    if loss == "squared_error":
        delta = delta * SLOPE[activations[-1]](cache[-1]["A"][n])
    for l in reversed(range(len(layers))):
        yield l, np.outer(cache[l]["A_prev"][n], delta), delta
        if l:
            delta = layers[l][0] @ delta * SLOPE[activations[l - 1]](cache[l - 1]["A"][n])

def backward(Y, layers, activations, cache, loss):
    gradients = [[0, 0] for _ in layers]
    for n, y in enumerate(Y):
        for l, dW, db in one_sample(y, layers, activations, cache, loss, n):
            gradients[l][0] = gradients[l][0] + dW / len(Y)
            gradients[l][1] = gradients[l][1] + db / len(Y)
    return gradients
