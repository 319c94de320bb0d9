# mistake: w2 and w3 exchanged, as if weights were numbered by input
# expects: worked_forward.crossed
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def worked_forward(weights, inputs):
    w = weights
    r = {}
    r["in_h1"] = w["w1"] * inputs[0] + w["w3"] * inputs[1] + w["b1"]
    r["in_h2"] = w["w2"] * inputs[0] + w["w4"] * inputs[1] + w["b1"]
    r["out_h1"] = sigmoid(r["in_h1"])
    r["out_h2"] = sigmoid(r["in_h2"])
    r["in_o1"] = w["w5"] * r["out_h1"] + w["w6"] * r["out_h2"] + w["b2"]
    r["in_o2"] = w["w7"] * r["out_h1"] + w["w8"] * r["out_h2"] + w["b2"]
    r["out_o1"] = sigmoid(r["in_o1"])
    r["out_o2"] = sigmoid(r["in_o2"])
    return r
