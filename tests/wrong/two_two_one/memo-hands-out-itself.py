# mistake: a memo hands out the stored dict itself, so when the caller changes a result, the next call with equal arguments returns the changed one.
# expects: relation.remembers
import functools
import math


@functools.lru_cache(maxsize=None)
def _run(x1, x2, items):
    w = dict(items)
    sig = lambda z: 1 / (1 + math.exp(-z))
    z1 = w["w11"] * x1 + w["w21"] * x2 + w["b1"]
    z2 = w["w12"] * x1 + w["w22"] * x2 + w["b2"]
    a1, a2 = sig(z1), sig(z2)
    z = w["w1"] * a1 + w["w2"] * a2 + w["b"]
    return {"z1": z1, "a1": a1, "z2": z2, "a2": a2, "z": z, "y_hat": sig(z)}


def two_two_one(x1, x2, weights):
    return _run(x1, x2, frozenset(weights.items()))
