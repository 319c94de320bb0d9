# mistake: the inputs of the slides written into the function
# expects: worked_forward.example-only
import math

i1, i2 = 0.05, 0.10

def worked_forward(weights, inputs):
    f = lambda z: 1 / (1 + math.exp(-z))
    res = {}
    res["in_h1"] = weights["w1"] * i1 + weights["w2"] * i2 + weights["b1"]
    res["out_h1"] = f(res["in_h1"])
    res["in_h2"] = weights["w3"] * i1 + weights["w4"] * i2 + weights["b1"]
    res["out_h2"] = f(res["in_h2"])
    res["in_o1"] = weights["w5"] * res["out_h1"] + weights["w6"] * res["out_h2"] + weights["b2"]
    res["out_o1"] = f(res["in_o1"])
    res["in_o2"] = weights["w7"] * res["out_h1"] + weights["w8"] * res["out_h2"] + weights["b2"]
    res["out_o2"] = f(res["in_o2"])
    return res
