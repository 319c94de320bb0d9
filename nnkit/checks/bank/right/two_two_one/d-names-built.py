# style: the names are put together in a loop
import numpy as np

def two_two_one(x1, x2, weights):
    out = {}
    for k in "12":
        out["z" + k] = weights["b" + k] + x1 * weights["w1" + k] + x2 * weights["w2" + k]
        out["a" + k] = (1 + np.tanh(out["z" + k] / 2)) / 2
    out["z"] = weights["b"] + sum(out["a" + k] * weights["w" + k] for k in "12")
    out["y_hat"] = (1 + np.tanh(out["z"] / 2)) / 2
    return out
