# mistake: no sigmoid in the output layer
# expects: worked_forward.no-sigmoid
import math

def worked_forward(weights, inputs):
    w, (x, y) = weights, inputs
    a = w["w1"] * x + w["w2"] * y + w["b1"]
    b = w["w3"] * x + w["w4"] * y + w["b1"]
    ha, hb = 1 / (1 + math.exp(-a)), 1 / (1 + math.exp(-b))
    c = w["w5"] * ha + w["w6"] * hb + w["b2"]
    d = w["w7"] * ha + w["w8"] * hb + w["b2"]
    return {"in_h1": a, "out_h1": ha, "in_h2": b, "out_h2": hb,
            "in_o1": c, "out_o1": c, "in_o2": d, "out_o2": d}
