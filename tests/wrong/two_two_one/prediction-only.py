# mistake: gives y_hat alone, not the six numbers
# expects: property.type
import math

def two_two_one(x1, x2, weights):
    def s(t):
        return 1 / (1 + math.exp(-t))
    a1 = s(x1 * weights["w11"] + x2 * weights["w21"] + weights["b1"])
    a2 = s(x1 * weights["w12"] + x2 * weights["w22"] + weights["b2"])
    return s(a1 * weights["w1"] + a2 * weights["w2"] + weights["b"])
