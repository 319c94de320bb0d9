# style: each layer as a matrix
import numpy as np

NAMES = ["w1", "w2", "w3", "w4", "w5", "w6", "w7", "w8"]

def sigmoid(z):
    return 1 / (1 + np.exp(-z))

def worked_gradients(weights, inputs, targets):
    W = np.array([weights[name] for name in NAMES]).reshape(2, 2, 2)
    h = sigmoid(W[0] @ np.array(inputs) + weights["b1"])
    o = sigmoid(W[1] @ h + weights["b2"])
    d = (o - np.array(targets)) * o * (1 - o)
    e = W[1].T @ d * h * (1 - h)
    slopes = np.append(np.outer(e, inputs), np.outer(d, h))
    return {**dict(zip(NAMES, slopes)), "b1": e.sum(), "b2": d.sum()}
