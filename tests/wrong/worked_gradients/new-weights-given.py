# mistake: gives the weights after a step of 0.5, not the gradient
# expects: worked_gradients.new-weights
import math

def worked_gradients(weights, inputs, targets):
    w = weights
    f = lambda z: 1 / (1 + math.exp(-z))
    a1 = f(w["w1"] * inputs[0] + w["w2"] * inputs[1] + w["b1"])
    a2 = f(w["w3"] * inputs[0] + w["w4"] * inputs[1] + w["b1"])
    c1 = f(w["w5"] * a1 + w["w6"] * a2 + w["b2"])
    c2 = f(w["w7"] * a1 + w["w8"] * a2 + w["b2"])
    u1, u2 = (c1 - targets[0]) * c1 * (1 - c1), (c2 - targets[1]) * c2 * (1 - c2)
    v1 = (u1 * w["w5"] + u2 * w["w7"]) * a1 * (1 - a1)
    v2 = (u1 * w["w6"] + u2 * w["w8"]) * a2 * (1 - a2)
    slopes = {"w1": v1 * inputs[0], "w2": v1 * inputs[1], "w3": v2 * inputs[0], "w4": v2 * inputs[1],
              "w5": u1 * a1, "w6": u1 * a2, "w7": u2 * a1, "w8": u2 * a2, "b1": v1 + v2, "b2": u1 + u2}
    return {name: w[name] - 0.5 * slopes[name] for name in w}
