# mistake: `z and sigmoid(z)`: where a weighted sum is exactly 0 the output is 0 instead of 0.5.
# expects: property.kinds
import math


def two_two_one(x1, x2, weights):
    def squash(z):
        return z and 1 / (1 + math.exp(-z))

    z1 = weights["w11"] * x1 + weights["w21"] * x2 + weights["b1"]
    z2 = weights["w12"] * x1 + weights["w22"] * x2 + weights["b2"]
    a1 = squash(z1)
    a2 = squash(z2)
    z = weights["w1"] * a1 + weights["w2"] * a2 + weights["b"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z": z, "y_hat": squash(z)}
