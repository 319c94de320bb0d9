# mistake: the square root is missing: the variance is used as standard deviation
# expects: init_layers.variance
import numpy as np

def init_layers(sizes, rng, scheme):
    layers = []
    for n, m in zip(sizes, sizes[1:]):
        if scheme == "xavier":
            sd = 2 / (n + m)
        elif scheme == "he":
            sd = 2 / n
        elif scheme == "small":
            sd = 0.01
        else:
            raise ValueError(scheme)
        layers.append((rng.normal(0, sd, (n, m)), np.zeros(m)))
    return layers
