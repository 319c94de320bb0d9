# mistake: every call fills and gives back the same dict, so earlier results change
# expects: property.again
import numpy as np

numbers = {}

def two_two_one(x1, x2, weights):
    for k in ("1", "2"):
        z = x1 * weights["w1" + k] + x2 * weights["w2" + k] + weights["b" + k]
        numbers["z" + k] = z
        numbers["a" + k] = 1 / (1 + np.exp(-z))
    numbers["z"] = numbers["a1"] * weights["w1"] + numbers["a2"] * weights["w2"] + weights["b"]
    numbers["y_hat"] = 1 / (1 + np.exp(-numbers["z"]))
    return numbers
