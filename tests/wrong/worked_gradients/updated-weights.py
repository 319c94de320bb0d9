# mistake: w5 to w8 are already updated when the hidden layer's turn comes
# expects: worked_gradients.updated-weights
import math

def worked_gradients(weights, inputs, targets, lr=0.5):
    w = dict(weights)
    i = inputs
    s = lambda z: 1 / (1 + math.exp(-z))
    h = [s(w["w1"] * i[0] + w["w2"] * i[1] + w["b1"]), s(w["w3"] * i[0] + w["w4"] * i[1] + w["b1"])]
    o = [s(w["w5"] * h[0] + w["w6"] * h[1] + w["b2"]), s(w["w7"] * h[0] + w["w8"] * h[1] + w["b2"])]
    d = [(a - t) * a * (1 - a) for a, t in zip(o, targets)]
    g = {"w5": d[0] * h[0], "w6": d[0] * h[1], "w7": d[1] * h[0], "w8": d[1] * h[1], "b2": d[0] + d[1]}
    for name in ("w5", "w6", "w7", "w8"):
        w[name] -= lr * g[name]
    e = [(d[0] * w["w5"] + d[1] * w["w7"]) * h[0] * (1 - h[0]),
         (d[0] * w["w6"] + d[1] * w["w8"]) * h[1] * (1 - h[1])]
    g.update(w1=e[0] * i[0], w2=e[0] * i[1], w3=e[1] * i[0], w4=e[1] * i[1], b1=e[0] + e[1])
    return g
