# style: each weight nudged both ways
import numpy as np

def loss(x1, x2, y, w):
    a1 = 1 / (1 + np.exp(-(x1 * w["w11"] + x2 * w["w21"] + w["b1"])))
    a2 = 1 / (1 + np.exp(-(x1 * w["w12"] + x2 * w["w22"] + w["b2"])))
    z = a1 * w["w1"] + a2 * w["w2"] + w["b"]
    return np.logaddexp(0, z) - y * z

def two_two_one_gradients(x1, x2, y, weights):
    gradient = {}
    for name in weights:
        up = {**weights, name: weights[name] + 1e-5}
        down = {**weights, name: weights[name] - 1e-5}
        gradient[name] = (loss(x1, x2, y, up) - loss(x1, x2, y, down)) / 2e-5
    return gradient
