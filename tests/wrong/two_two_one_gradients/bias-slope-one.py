# mistake: a bias's slope given as 1, its local slope
# expects: two_two_one_gradients.bias-local
import math

def two_two_one_gradients(x1, x2, y, weights):
    s = lambda z: 1 / (1 + math.exp(-z))
    a = {}
    for k in "12":
        a[k] = s(x1 * weights["w1" + k] + x2 * weights["w2" + k] + weights["b" + k])
    d = s(a["1"] * weights["w1"] + a["2"] * weights["w2"] + weights["b"]) - y
    out = {"b": 1}
    for k in "12":
        hidden = d * weights["w" + k] * a[k] * (1 - a[k])
        out["w" + k] = d * a[k]
        out["w1" + k], out["w2" + k], out["b" + k] = hidden * x1, hidden * x2, 1
    return out
