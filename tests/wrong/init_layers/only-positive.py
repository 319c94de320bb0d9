# mistake: absolute values: no weight is negative
# expects: init_layers.only-positive
import numpy as np

def spread(scheme, n, m):
    if scheme == "he":
        return np.sqrt(2 / n)
    if scheme == "xavier":
        return np.sqrt(2 / (n + m))
    if scheme == "small":
        return 0.01
    raise ValueError(scheme)

def init_layers(sizes, rng, scheme):
    return [(np.abs(rng.normal(0, spread(scheme, n, m), (n, m))), np.zeros(m)) for n, m in zip(sizes, sizes[1:])]
