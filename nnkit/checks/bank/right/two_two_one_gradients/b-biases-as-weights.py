# style: a bias is a weight on a constant 1
import numpy as np

NAMES = np.array([["w11", "w12"], ["w21", "w22"], ["b1", "b2"]])

def two_two_one_gradients(x1, x2, y, weights):
    W = np.array([[weights[name] for name in row] for row in NAMES], dtype=float)
    v = np.array([weights["w1"], weights["w2"], weights["b"]], dtype=float)
    x = np.array([x1, x2, 1.0])
    a = np.append(1 / (1 + np.exp(-(x @ W))), 1.0)
    delta = 1 / (1 + np.exp(-(a @ v))) - y
    dW = np.outer(x, delta * (v * a * (1 - a))[:2])
    gradient = dict(zip(NAMES.ravel().tolist(), dW.ravel().tolist()))
    gradient["w1"], gradient["w2"], gradient["b"] = (delta * a).tolist()
    return gradient
