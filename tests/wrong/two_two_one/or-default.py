# mistake: `get(key) or 1.0` as a default for the weights: a weight that is given and is 0 counts as 1.
# expects: property.kinds
import math


def two_two_one(x1, x2, weights):
    def weight(name):
        return weights.get(name) or 1.0

    def bias(name):
        return weights.get(name) or 0.0

    def sig(z):
        return 1 / (1 + math.exp(-z))

    z1 = weight("w11") * x1 + weight("w21") * x2 + bias("b1")
    z2 = weight("w12") * x1 + weight("w22") * x2 + bias("b2")
    a1, a2 = sig(z1), sig(z2)
    z = weight("w1") * a1 + weight("w2") * a2 + bias("b")
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z": z, "y_hat": sig(z)}
