# mistake: draws from np.random and not from rng
# expects: init_layers.global-random
import numpy as np

STD = {"xavier": lambda n, m: np.sqrt(2 / (n + m)), "he": lambda n, m: np.sqrt(2 / n), "small": lambda n, m: 0.01}

def init_layers(sizes, rng, scheme):
    if scheme not in STD:
        raise ValueError("unknown scheme")
    return [(np.random.randn(n, m) * STD[scheme](n, m), np.zeros(m)) for n, m in zip(sizes[:-1], sizes[1:])]
