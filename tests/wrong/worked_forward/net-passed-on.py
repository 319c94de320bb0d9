# mistake: the output layer is fed with in_h, not with out_h
# expects: worked_forward.sums-passed-on
import math

def worked_forward(weights, inputs):
    def g(z):
        return 1 / (1 + math.exp(-z))
    i1, i2 = inputs
    W = weights
    in_h1 = W["w1"] * i1 + W["w2"] * i2 + W["b1"]
    in_h2 = W["w3"] * i1 + W["w4"] * i2 + W["b1"]
    in_o1 = W["w5"] * in_h1 + W["w6"] * in_h2 + W["b2"]
    in_o2 = W["w7"] * in_h1 + W["w8"] * in_h2 + W["b2"]
    return {"in_h1": in_h1, "out_h1": g(in_h1), "in_h2": in_h2, "out_h2": g(in_h2),
            "in_o1": in_o1, "out_o1": g(in_o1), "in_o2": in_o2, "out_o2": g(in_o2)}
