# style: slopes start at 0 and every path adds its share
import math

LAYERS = [("b2", [("o1", "w5", "w6"), ("o2", "w7", "w8")], ("h1", "h2")),
          ("b1", [("h1", "w1", "w2"), ("h2", "w3", "w4")], ("i1", "i2"))]

def worked_gradients(weights, inputs, targets):
    value = {"i1": inputs[0], "i2": inputs[1]}
    for bias, neurons, (p, q) in reversed(LAYERS):
        for name, u, v in neurons:
            z = weights[u] * value[p] + weights[v] * value[q] + weights[bias]
            value[name] = 1 / (1 + math.exp(-z))
    blame = dict.fromkeys(value, 0.0)
    blame["o1"], blame["o2"] = value["o1"] - targets[0], value["o2"] - targets[1]
    gradient = dict.fromkeys(weights, 0.0)
    for bias, neurons, (p, q) in LAYERS:
        for name, u, v in neurons:
            delta = blame[name] * value[name] * (1 - value[name])
            for weight, source in ((u, p), (v, q)):
                gradient[weight] += delta * value[source]
                blame[source] += delta * weights[weight]
            gradient[bias] += delta
    return gradient
