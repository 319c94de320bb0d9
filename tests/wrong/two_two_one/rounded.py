# mistake: every number is rounded to two decimals
# expects: two_two_one.rounded
import math

def two_two_one(x1, x2, weights):
    sig = lambda v: round(1 / (1 + math.exp(-v)), 2)
    z1 = round(weights["b1"] + x1 * weights["w11"] + x2 * weights["w21"], 2)
    z2 = round(weights["b2"] + x1 * weights["w12"] + x2 * weights["w22"], 2)
    z = round(weights["b"] + sig(z1) * weights["w1"] + sig(z2) * weights["w2"], 2)
    return dict(z1=z1, a1=sig(z1), z2=z2, a2=sig(z2), z=z, y_hat=sig(z))
