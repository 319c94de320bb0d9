# mistake: Python's max compares whole arrays
# expects: relu_sum.one-number-only
def relu_sum(x, offset, weights, knots):
    return offset + sum(w * max(0, x - k) for w, k in zip(weights, knots))
