# mistake: the outputs of the first call are kept in a default argument and used again
# expects: two_two_one_gradients.remembers
import math

def two_two_one_gradients(x1, x2, y, weights, cache={}):
    w = weights
    if not cache:
        s = lambda z: 1 / (1 + math.exp(-z))
        cache["a1"] = s(x1 * w["w11"] + x2 * w["w21"] + w["b1"])
        cache["a2"] = s(x1 * w["w12"] + x2 * w["w22"] + w["b2"])
        cache["p"] = s(cache["a1"] * w["w1"] + cache["a2"] * w["w2"] + w["b"])
    a1, a2, d = cache["a1"], cache["a2"], cache["p"] - y
    d1 = d * w["w1"] * a1 * (1 - a1)
    d2 = d * w["w2"] * a2 * (1 - a2)
    return {"w11": d1 * x1, "w21": d1 * x2, "b1": d1, "w12": d2 * x1, "w22": d2 * x2, "b2": d2,
            "w1": d * a1, "w2": d * a2, "b": d}
