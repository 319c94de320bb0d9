# mistake: = for += at the fan-out, so only the second output's blame reaches the hidden layer
# expects: worked_gradients.one-path
import math

def worked_gradients(weights, inputs, targets):
    w, (i1, i2), (t1, t2) = weights, inputs, targets
    s = lambda z: 1 / (1 + math.exp(-z))
    h1 = s(w["w1"] * i1 + w["w2"] * i2 + w["b1"])
    h2 = s(w["w3"] * i1 + w["w4"] * i2 + w["b1"])
    o1 = s(w["w5"] * h1 + w["w6"] * h2 + w["b2"])
    o2 = s(w["w7"] * h1 + w["w8"] * h2 + w["b2"])
    d1 = (o1 - t1) * o1 * (1 - o1)
    d2 = (o2 - t2) * o2 * (1 - o2)
    e1 = d1 * w["w5"]
    e1 = d2 * w["w7"]
    e2 = d1 * w["w6"]
    e2 = d2 * w["w8"]
    e1, e2 = e1 * h1 * (1 - h1), e2 * h2 * (1 - h2)
    return {"w1": e1 * i1, "w2": e1 * i2, "w3": e2 * i1, "w4": e2 * i2, "b1": e1 + e2,
            "w5": d1 * h1, "w6": d1 * h2, "w7": d2 * h1, "w8": d2 * h2, "b2": d1 + d2}
