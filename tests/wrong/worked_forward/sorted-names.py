# mistake: takes the weights in alphabetical order, where b1 and b2 come first
# expects: worked_forward.by-place
# second: in_o2 uses the weights of in_o1
import math

def worked_forward(weights, inputs):
    w1, w2, w3, w4, w5, w6, w7, w8, b1, b2 = [weights[k] for k in sorted(weights)]
    s = lambda z: 1 / (1 + math.exp(-z))
    out = {"in_h1": w1 * inputs[0] + w2 * inputs[1] + b1, "in_h2": w3 * inputs[0] + w4 * inputs[1] + b1}
    out["out_h1"], out["out_h2"] = s(out["in_h1"]), s(out["in_h2"])
    out["in_o1"] = out["in_o2"] = w5 * out["out_h1"] + w6 * out["out_h2"] + b2
    out["out_o1"] = out["out_o2"] = s(out["in_o1"])
    return out
