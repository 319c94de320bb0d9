# mistake: the column of ones stands in front, but the bias's slope is taken from the end, so dw and db are mixed up; shows unless all slopes are equal
# second: it divides by 2N, as for squared errors
# expects: logistic_gradient.order
import numpy as np


def logistic_gradient(X, y, w, b):
    X = np.asarray(X, dtype=float)
    m = X.shape[0]
    Xb = np.hstack([np.ones((m, 1)), X])
    theta = np.concatenate([[b], w])
    h = 1 / (1 + np.exp(-Xb @ theta))
    grad = (1 / (2 * m)) * (Xb.T @ (h - y))
    return grad[:-1], grad[-1]
