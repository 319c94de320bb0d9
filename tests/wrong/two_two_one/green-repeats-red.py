# mistake: copied line: z2 starts from a1 where x1 belongs
# expects: two_two_one.hidden-in-a-row
import math

def sig(z):
    return 1 / (1 + math.exp(-z))

def two_two_one(x1, x2, weights):
    z1 = x1 * weights["w11"] + x2 * weights["w21"] + weights["b1"]
    a1 = sig(z1)
    z2 = a1 * weights["w12"] + x2 * weights["w22"] + weights["b2"]
    a2 = sig(z2)
    z = a1 * weights["w1"] + a2 * weights["w2"] + weights["b"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z": z, "y_hat": sig(z)}
