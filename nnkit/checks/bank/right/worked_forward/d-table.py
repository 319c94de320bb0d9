# style: the wiring as a table
import math

WIRING = [("h1", "w1", "w2", "b1", "i1", "i2"), ("h2", "w3", "w4", "b1", "i1", "i2"),
          ("o1", "w5", "w6", "b2", "h1", "h2"), ("o2", "w7", "w8", "b2", "h1", "h2")]

def worked_forward(weights, inputs):
    value = {"i1": inputs[0], "i2": inputs[1]}
    result = {}
    for name, w, v, b, left, right in WIRING:
        z = weights[w] * value[left] + weights[v] * value[right] + weights[b]
        value[name] = 1 / (1 + math.exp(-z))
        result["in_" + name] = z
        result["out_" + name] = value[name]
    return result
