# mistake: a generator of its own, made anew at every call
# expects: init_layers.own-seed
import numpy as np

def init_layers(sizes, rng, scheme):
    rng = np.random.default_rng(42)
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        if scheme == "small":
            sd = 0.01
        elif scheme == "he":
            sd = (2 / a) ** 0.5
        elif scheme == "xavier":
            sd = (2 / (a + b)) ** 0.5
        else:
            raise ValueError(f"unknown scheme: {scheme}")
        layers.append((rng.normal(0, sd, (a, b)), np.zeros(b)))
    return layers
