# mistake: rises are not divided by the gap
# expects: fit_relu_sum.rises
import numpy as np

def fit_relu_sum(f, knots):
    y = f(knots)
    rise = np.diff(y)
    weights = [rise[0]]
    for i in range(1, len(rise)):
        weights.append(rise[i] - rise[i - 1])
    return y[0], weights
