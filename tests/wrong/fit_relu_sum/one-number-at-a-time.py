# mistake: f is called with single numbers, it takes arrays
# expects: fit_relu_sum.one-at-a-time
def fit_relu_sum(f, knots):
    offset = f(knots[0])
    weights = []
    before = 0
    for i in range(len(knots) - 1):
        slope = (f(knots[i + 1]) - f(knots[i])) / (knots[i + 1] - knots[i])
        weights.append(slope - before)
        before = slope
    return offset, weights
