# style: line by line, as in the slides
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def worked_forward(weights, inputs):
    r = {}
    r["in_h1"] = weights["w1"] * inputs[0] + weights["w2"] * inputs[1] + weights["b1"]
    r["out_h1"] = sigmoid(r["in_h1"])
    r["in_h2"] = weights["w3"] * inputs[0] + weights["w4"] * inputs[1] + weights["b1"]
    r["out_h2"] = sigmoid(r["in_h2"])
    r["in_o1"] = weights["w5"] * r["out_h1"] + weights["w6"] * r["out_h2"] + weights["b2"]
    r["out_o1"] = sigmoid(r["in_o1"])
    r["in_o2"] = weights["w7"] * r["out_h1"] + weights["w8"] * r["out_h2"] + weights["b2"]
    r["out_o2"] = sigmoid(r["in_o2"])
    return r
