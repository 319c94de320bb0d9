# mistake: works for exactly two inputs, as in the picture
# expects: weighted_sum.two-inputs
def weighted_sum(x, w, b):
    x1, x2 = x[0], x[1]
    w1, w2 = w[0], w[1]
    return x1 * w1 + x2 * w2 + b
