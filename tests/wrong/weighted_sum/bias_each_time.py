# mistake: the bias is added once for every input
# expects: weighted_sum.bias-per-input
def weighted_sum(x, w, b):
    return sum(xi * wi + b for xi, wi in zip(x, w))
