# mistake: the six numbers as a tuple, where a dict is asked
# expects: property.type
import math

def two_two_one(x1, x2, weights):
    sig = lambda v: 1.0 / (1.0 + math.exp(-v))
    z1 = weights["b1"] + x1 * weights["w11"] + x2 * weights["w21"]
    z2 = weights["b2"] + x1 * weights["w12"] + x2 * weights["w22"]
    a1, a2 = sig(z1), sig(z2)
    z = weights["b"] + a1 * weights["w1"] + a2 * weights["w2"]
    return z1, a1, z2, a2, z, sig(z)
