# mistake: takes the weights out of the dictionary it was given
# expects: property.changes-input
import math

def worked_forward(weights, inputs):
    sigmoid = lambda z: 1 / (1 + math.exp(-z))
    b1, b2 = weights.pop("b1"), weights.pop("b2")
    i1, i2 = inputs
    h1 = weights["w1"] * i1 + weights["w2"] * i2 + b1
    h2 = weights["w3"] * i1 + weights["w4"] * i2 + b1
    o1 = weights["w5"] * sigmoid(h1) + weights["w6"] * sigmoid(h2) + b2
    o2 = weights["w7"] * sigmoid(h1) + weights["w8"] * sigmoid(h2) + b2
    nets = {"h1": h1, "h2": h2, "o1": o1, "o2": o2}
    return {**{"in_" + k: v for k, v in nets.items()}, **{"out_" + k: sigmoid(v) for k, v in nets.items()}}
