# mistake: the results are written into the caller's weights
# second: and the weights come back among the results
# expects: property.keys
import math

def two_two_one(x1, x2, weights):
    s = lambda t: 1 / (1 + math.exp(-t))
    weights["z1"] = weights["w11"] * x1 + weights["w21"] * x2 + weights["b1"]
    weights["a1"] = s(weights["z1"])
    weights["z2"] = weights["w12"] * x1 + weights["w22"] * x2 + weights["b2"]
    weights["a2"] = s(weights["z2"])
    weights["z"] = weights["w1"] * weights["a1"] + weights["w2"] * weights["a2"] + weights["b"]
    weights["y_hat"] = s(weights["z"])
    return weights
