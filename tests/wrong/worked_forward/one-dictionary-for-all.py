# mistake: one dictionary for all calls, so an earlier result changes with the next call
# expects: property.again
import math

values = {}

def worked_forward(weights, inputs):
    i1, i2 = inputs
    for n, a, b in (("h1", "w1", "w2"), ("h2", "w3", "w4")):
        values["in_" + n] = weights[a] * i1 + weights[b] * i2 + weights["b1"]
        values["out_" + n] = 1 / (1 + math.exp(-values["in_" + n]))
    for n, a, b in (("o1", "w5", "w6"), ("o2", "w7", "w8")):
        values["in_" + n] = weights[a] * values["out_h1"] + weights[b] * values["out_h2"] + weights["b2"]
        values["out_" + n] = 1 / (1 + math.exp(-values["in_" + n]))
    return values
