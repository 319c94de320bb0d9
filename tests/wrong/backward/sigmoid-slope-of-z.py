# mistake: z(1 - z) and 1 - z² for the slopes, where a belongs
# expects: backward.slope-of-z
def slope(name, z):
    if name == "sigmoid":
        return z * (1 - z)
    if name == "tanh":
        return 1 - z ** 2
    if name == "relu":
        return (z > 0) + 0.0
    return 1.0

def backward(Y, layers, activations, cache, loss):
    delta = cache[-1]["A"] - Y
    if loss == "squared_error":
        delta = delta * slope(activations[-1], cache[-1]["Z"])
    answer = []
    for l in range(len(layers))[::-1]:
        answer = [(cache[l]["A_prev"].T @ delta / len(Y), delta.sum(axis=0) / len(Y))] + answer
        if l != 0:
            delta = delta @ layers[l][0].T * slope(activations[l - 1], cache[l - 1]["Z"])
    return answer
