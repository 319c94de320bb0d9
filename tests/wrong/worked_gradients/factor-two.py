# mistake: a factor 2, as if the loss had no half
# expects: worked_gradients.factor-2
import math

def worked_gradients(weights, inputs, targets):
    def loss(w):
        s = lambda z: 1 / (1 + math.exp(-z))
        h1 = s(w["w1"] * inputs[0] + w["w2"] * inputs[1] + w["b1"])
        h2 = s(w["w3"] * inputs[0] + w["w4"] * inputs[1] + w["b1"])
        o1 = s(w["w5"] * h1 + w["w6"] * h2 + w["b2"])
        o2 = s(w["w7"] * h1 + w["w8"] * h2 + w["b2"])
        return (targets[0] - o1) ** 2 + (targets[1] - o2) ** 2
    h = 1e-5
    return {k: (loss({**weights, k: weights[k] + h}) - loss({**weights, k: weights[k] - h})) / (2 * h)
            for k in weights}
