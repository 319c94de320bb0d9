# style: central differences of the loss itself
import numpy as np

def logistic_gradient(X, y, w, b):
    def loss(v):
        z = X @ v[:-1] + v[-1]
        return np.mean(np.logaddexp(0, z) - y * z)

    v, h = np.append(w, b).astype(float), 1e-5
    g = [(loss(v + h * e) - loss(v - h * e)) / (2 * h) for e in np.eye(len(v))]
    return g[:-1], g[-1]
