# mistake: stops when the loss hardly falls any more, so the list is too short
# expects: logistic_fit.rounded | logistic_fit.stops-early | logistic_fit.loss-count
# second: rounds the losses to three decimals
import numpy as np

def logistic_fit(X, y, lr, epochs):
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        z = X @ w + b
        losses.append(round(float(np.mean(np.logaddexp(0, z) - y * z)), 3))
        if len(losses) > 1 and losses[-2] - losses[-1] < 0.005:
            break
        e = 1 / (1 + np.exp(-z)) - y
        w = w - lr * e @ X / len(y)
        b = b - lr * e.mean()
    return w, b, losses
