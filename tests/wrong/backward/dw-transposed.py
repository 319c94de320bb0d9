# mistake: dW has the shape (outputs, inputs)
# expects: backward.dw-transposed
def backward(Y, layers, activations, cache, loss):
    def g(l):
        a = cache[l]["A"]
        name = activations[l]
        return {"linear": 1, "sigmoid": a * (1 - a), "tanh": 1 - a * a, "relu": 1 * (a > 0)}[name]

    def go(l, delta):
        here = (delta.T @ cache[l]["A_prev"], delta.sum(axis=0))
        if l == 0:
            return [here]
        return go(l - 1, delta @ layers[l][0].T * g(l - 1)) + [here]

    delta = (cache[-1]["A"] - Y) / len(Y)
    if loss == "squared_error":
        delta = delta * g(len(layers) - 1)
    return go(len(layers) - 1, delta)
