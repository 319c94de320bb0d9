# mistake: one line from the first to the last knot
# second: results in the other order
# expects: fit_relu_sum.exchanged
def fit_relu_sum(f, knots):
    y = f(knots)
    slope = (y[-1] - y[0]) / (knots[-1] - knots[0])
    return [slope], y[0]
