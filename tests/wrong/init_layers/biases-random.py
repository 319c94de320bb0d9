# mistake: the biases are drawn as well
# expects: init_layers.biases
import numpy as np

def init_layers(sizes, rng, scheme):
    def sd(n, m):
        table = {"xavier": (2 / (n + m)) ** 0.5, "he": (2 / n) ** 0.5, "small": 0.01}
        if scheme not in table:
            raise ValueError(f"no scheme {scheme}")
        return table[scheme]
    out = []
    for n, m in zip(sizes, sizes[1:]):
        s = sd(n, m)
        out.append((rng.normal(scale=s, size=(n, m)), rng.normal(scale=s, size=m)))
    return out
