# style: line by line, as in the slides
import math

def sigmoid(z):
    return 1 / (1 + math.exp(-z))

def worked_forward(weights, inputs):
    w = weights
    i1, i2 = inputs
    in_h1 = w["w1"] * i1 + w["w2"] * i2 + w["b1"]
    out_h1 = sigmoid(in_h1)
    in_h2 = w["w3"] * i1 + w["w4"] * i2 + w["b1"]
    out_h2 = sigmoid(in_h2)
    in_o1 = w["w5"] * out_h1 + w["w6"] * out_h2 + w["b2"]
    out_o1 = sigmoid(in_o1)
    in_o2 = w["w7"] * out_h1 + w["w8"] * out_h2 + w["b2"]
    out_o2 = sigmoid(in_o2)
    return {"in_h1": in_h1, "out_h1": out_h1, "in_h2": in_h2, "out_h2": out_h2,
            "in_o1": in_o1, "out_o1": out_o1, "in_o2": in_o2, "out_o2": out_o2}
