# style: a helper for one neuron
import math

def neuron(weight_a, weight_b, bias, a, b):
    z = weight_a * a + weight_b * b + bias
    return z, 1 / (1 + math.exp(-z))

def worked_forward(weights, inputs):
    w = weights
    r = {}
    r["in_h1"], r["out_h1"] = neuron(w["w1"], w["w2"], w["b1"], *inputs)
    r["in_h2"], r["out_h2"] = neuron(w["w3"], w["w4"], w["b1"], *inputs)
    hidden = r["out_h1"], r["out_h2"]
    r["in_o1"], r["out_o1"] = neuron(w["w5"], w["w6"], w["b2"], *hidden)
    r["in_o2"], r["out_o2"] = neuron(w["w7"], w["w8"], w["b2"], *hidden)
    return r
