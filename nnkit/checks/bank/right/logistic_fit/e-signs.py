# style: labels as -1 and 1, so that loss and slope have one case
import numpy as np

def logistic_fit(X, y, lr, epochs):
    s = 2 * y - 1
    w, b, losses = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        margin = s * (X @ w + b)
        losses.append(np.log1p(np.exp(-margin)).mean())
        pull = s / (1 + np.exp(margin))
        w = w + lr * np.einsum("n,nd->d", pull, X) / len(y)
        b = b + lr * pull.mean()
    return w, b, losses
