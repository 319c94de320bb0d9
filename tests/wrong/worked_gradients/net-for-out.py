# mistake: w5 to w8 are given in_h where out_h belongs
# expects: worked_gradients.sums-for-outputs
import math

def worked_gradients(weights, inputs, targets):
    w, (x1, x2) = weights, inputs
    g = lambda z: 1 / (1 + math.exp(-z))
    n1, n2 = w["w1"] * x1 + w["w2"] * x2 + w["b1"], w["w3"] * x1 + w["w4"] * x2 + w["b1"]
    h1, h2 = g(n1), g(n2)
    y1, y2 = g(w["w5"] * h1 + w["w6"] * h2 + w["b2"]), g(w["w7"] * h1 + w["w8"] * h2 + w["b2"])
    p, q = (y1 - targets[0]) * y1 * (1 - y1), (y2 - targets[1]) * y2 * (1 - y2)
    r, s = (p * w["w5"] + q * w["w7"]) * h1 * (1 - h1), (p * w["w6"] + q * w["w8"]) * h2 * (1 - h2)
    return dict(w1=r * x1, w2=r * x2, w3=s * x1, w4=s * x2, b1=r + s,
                w5=p * n1, w6=p * n2, w7=q * n1, w8=q * n2, b2=p + q)
