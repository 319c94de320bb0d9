# mistake: predicts 0 or 1 with the step, not a probability
# expects: logistic_gradient.step
import numpy as np

def logistic_gradient(X, y, w, b):
    p = np.where(X @ w + b >= 0, 1.0, 0.0)
    e = p - y
    return X.T @ e / e.size, e.mean()
