# mistake: the weights are taken by their place in the dict, not by their names
# expects: two_two_one.by-place
import math

def two_two_one(x1, x2, weights):
    w11, w21, b1, w12, w22, b2, w1, w2, b = weights.values()
    s = lambda t: 1 / (1 + math.exp(-t))
    z1 = w11 * x1 + w21 * x2 + b1
    z2 = w12 * x1 + w22 * x2 + b2
    z = w1 * s(z1) + w2 * s(z2) + b
    return {"z1": z1, "a1": s(z1), "z2": z2, "a2": s(z2), "z": z, "y_hat": s(z)}
