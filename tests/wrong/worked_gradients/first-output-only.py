# mistake: only the first output's error counts
# expects: worked_gradients.one-output
# second: a nudge to one side only, and a large one
import math

def worked_gradients(weights, inputs, targets):
    def E(w):
        s = lambda z: 1 / (1 + math.exp(-z))
        h1 = s(w["w1"] * inputs[0] + w["w2"] * inputs[1] + w["b1"])
        h2 = s(w["w3"] * inputs[0] + w["w4"] * inputs[1] + w["b1"])
        return 0.5 * (targets[0] - s(w["w5"] * h1 + w["w6"] * h2 + w["b2"])) ** 2
    grads, start = {}, E(weights)
    for name in weights:
        moved = dict(weights)
        moved[name] += 0.1
        grads[name] = (E(moved) - start) / 0.1
    return grads
