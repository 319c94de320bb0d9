# style: each layer as a matrix
import numpy as np

def worked_gradients(weights, inputs, targets):
    w = np.array([weights[f"w{k}"] for k in range(1, 9)])
    W1, W2 = w[:4].reshape(2, 2), w[4:].reshape(2, 2)
    x, t = np.array(inputs), np.array(targets)
    h = 1 / (1 + np.exp(-(W1 @ x + weights["b1"])))
    o = 1 / (1 + np.exp(-(W2 @ h + weights["b2"])))
    delta_o = (o - t) * o * (1 - o)
    delta_h = (W2.T @ delta_o) * h * (1 - h)
    slopes = np.concatenate([np.outer(delta_h, x).ravel(), np.outer(delta_o, h).ravel()])
    gradient = {f"w{k}": slope for k, slope in enumerate(slopes, start=1)}
    gradient["b1"], gradient["b2"] = delta_h.sum(), delta_o.sum()
    return gradient
