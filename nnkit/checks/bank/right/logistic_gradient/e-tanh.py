# style: the sigmoid by way of tanh, which cannot overflow
import numpy as np

def logistic_gradient(X, y, w, b):
    error = 0.5 + 0.5 * np.tanh((X @ w + b) / 2) - y
    return np.einsum("nd,n->d", X, error) / error.size, error.sum() / error.size
