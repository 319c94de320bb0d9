# mistake: the bias is left out of the score
# expects: logistic_gradient.bias-not-in-score
import numpy as np

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def logistic_gradient(X, y, w, b):
    p = sigmoid(X @ w)
    dw = np.mean((p - y)[:, None] * X, axis=0)
    db = np.mean(p - y)
    return dw, db
