# mistake: takes off the previous weight, not the previous slope (the sum of all weights so far)
# expects: fit_relu_sum.earlier-weight
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    weights = []
    for i in range(len(knots) - 1):
        slope = (y[i + 1] - y[i]) / (knots[i + 1] - knots[i])
        previous = weights[-1] if weights else 0
        weights.append(slope - previous)
    return y[0], np.array(weights)
