# mistake: the hidden neurons pass on z: no sigmoid there
# expects: two_two_one.no-hidden-sigmoid
import math

def two_two_one(x1, x2, weights):
    r = {}
    r["z1"] = weights["w11"] * x1 + weights["w21"] * x2 + weights["b1"]
    r["a1"] = r["z1"]
    r["z2"] = weights["w12"] * x1 + weights["w22"] * x2 + weights["b2"]
    r["a2"] = r["z2"]
    r["z"] = weights["w1"] * r["a1"] + weights["w2"] * r["a2"] + weights["b"]
    r["y_hat"] = 1 / (1 + math.exp(-r["z"]))
    return r
