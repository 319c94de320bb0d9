# mistake: the slope of the sigmoid at the output too, as for the squared error
# expects: two_two_one_gradients.slope-at-output
import math

def two_two_one_gradients(x1, x2, y, weights):
    w = weights
    s = lambda z: 1 / (1 + math.exp(-z))
    a1 = s(w["w11"] * x1 + w["w21"] * x2 + w["b1"])
    a2 = s(w["w12"] * x1 + w["w22"] * x2 + w["b2"])
    p = s(w["w1"] * a1 + w["w2"] * a2 + w["b"])
    d = (p - y) * p * (1 - p)
    d1, d2 = d * w["w1"] * a1 * (1 - a1), d * w["w2"] * a2 * (1 - a2)
    return {"w11": d1 * x1, "w21": d1 * x2, "b1": d1, "w12": d2 * x1, "w22": d2 * x2, "b2": d2,
            "w1": d * a1, "w2": d * a2, "b": d}
