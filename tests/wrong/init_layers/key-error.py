# mistake: another scheme ends in a KeyError, not a ValueError
# expects: property.raises
import numpy as np

def init_layers(sizes, rng, scheme):
    out = []
    for k in range(1, len(sizes)):
        n, m = sizes[k - 1], sizes[k]
        spread = {"xavier": np.sqrt(2 / (n + m)), "he": np.sqrt(2 / n), "small": 0.01}
        out.append((rng.normal(0.0, spread[scheme], size=(n, m)), np.zeros(m)))
    return out
