# mistake: goes through -y/p and (1-y)/(1-p) with 1e-9 added below the line, so where purple is sure and wrong (score +-25 or more) the slopes come out near 0 instead of near 1
# expects: property.kinds
import math


def two_two_one_gradients(x1, x2, y, weights):
    def sigmoid(z):
        return 1 / (1 + math.exp(-z)) if z >= 0 else math.exp(z) / (1 + math.exp(z))

    w, eps = weights, 1e-9
    a1 = sigmoid(w["w11"] * x1 + w["w21"] * x2 + w["b1"])
    a2 = sigmoid(w["w12"] * x1 + w["w22"] * x2 + w["b2"])
    p = sigmoid(w["w1"] * a1 + w["w2"] * a2 + w["b"])
    d = (-y / (p + eps) + (1 - y) / (1 - p + eps)) * p * (1 - p)
    d1 = d * w["w1"] * a1 * (1 - a1)
    d2 = d * w["w2"] * a2 * (1 - a2)
    return {
        "w11": d1 * x1, "w21": d1 * x2, "b1": d1, "w12": d2 * x1, "w22": d2 * x2, "b2": d2,
        "w1": d * a1, "w2": d * a2, "b": d,
    }
