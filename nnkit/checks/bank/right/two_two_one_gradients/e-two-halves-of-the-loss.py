# style: the two halves of the log loss, each through the chain rule
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def two_two_one_gradients(x1, x2, y, weights):
    w = weights
    a1 = sigmoid(x1 * w["w11"] + x2 * w["w21"] + w["b1"])
    a2 = sigmoid(x1 * w["w12"] + x2 * w["w22"] + w["b2"])
    p = sigmoid(a1 * w["w1"] + a2 * w["w2"] + w["b"])
    # -y/p and (1 - y)/(1 - p), each times p(1 - p)
    dz = -y * (1 - p) + (1 - y) * p
    slopes = {"w1": dz * a1, "w2": dz * a2, "b": dz}
    for k, a in ("1", a1), ("2", a2):
        slopes["b" + k] = dz * w["w" + k] * a * (1 - a)
        slopes["w1" + k] = slopes["b" + k] * x1
        slopes["w2" + k] = slopes["b" + k] * x2
    return slopes
