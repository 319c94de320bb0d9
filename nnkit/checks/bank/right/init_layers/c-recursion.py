# style: the first layer and the rest
import numpy as np

def init_layers(sizes, rng, scheme):
    if scheme not in ("xavier", "he", "small"):
        raise ValueError(scheme)
    if len(sizes) < 2:
        return []
    n, m = sizes[:2]
    variance = {"xavier": 2 / (n + m), "he": 2 / n, "small": 0.01 ** 2}[scheme]
    W = variance ** 0.5 * rng.normal(size=(n, m))
    return [(W, np.zeros(m))] + init_layers(sizes[1:], rng, scheme)
