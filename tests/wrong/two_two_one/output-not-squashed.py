# mistake: y_hat is z, without its sigmoid
# expects: two_two_one.no-output-sigmoid
import math

def neuron(inputs, ws, bias):
    return sum(i * w for i, w in zip(inputs, ws)) + bias

def two_two_one(x1, x2, weights):
    g = weights.get
    z1 = neuron((x1, x2), (g("w11"), g("w21")), g("b1"))
    z2 = neuron((x1, x2), (g("w12"), g("w22")), g("b2"))
    a1, a2 = (1 / (1 + math.exp(-z)) for z in (z1, z2))
    z = neuron((a1, a2), (g("w1"), g("w2")), g("b"))
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z": z, "y_hat": z}
