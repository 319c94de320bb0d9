# style: from knot to knot: how much slope is still missing?
def fit_relu_sum(f, knots):
    y = f(knots)
    weights, slope = [], 0.0
    for i in range(len(knots) - 1):
        needed = (y[i + 1] - y[i]) / (knots[i + 1] - knots[i])
        weights.append(needed - slope)
        slope = needed
    return y[0], weights
