# style: an imaginary nudge, whose answer is the slope
import numpy as np

def worked_gradients(weights, inputs, targets):
    s = lambda z: 1 / (1 + np.exp(-z))

    def loss(w):
        h = [s(w[a] * inputs[0] + w[b] * inputs[1] + w["b1"]) for a, b in (("w1", "w2"), ("w3", "w4"))]
        o = [s(w[a] * h[0] + w[b] * h[1] + w["b2"]) for a, b in (("w5", "w6"), ("w7", "w8"))]
        return (o[0] - targets[0]) ** 2 / 2 + (o[1] - targets[1]) ** 2 / 2

    return {k: float(loss({**weights, k: weights[k] + 1e-20j}).imag / 1e-20) for k in weights}
