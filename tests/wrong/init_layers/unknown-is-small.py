# mistake: another scheme is quietly taken as "small"
# expects: property.raises
import numpy as np

def init_layers(sizes, rng, scheme):
    layers = []
    for n, m in zip(sizes, sizes[1:]):
        sd = 0.01
        if scheme == "xavier":
            sd = np.sqrt(2 / (n + m))
        if scheme == "he":
            sd = np.sqrt(2 / n)
        W = sd * rng.normal(size=(n, m))
        b = np.zeros(m)
        layers.append((W, b))
    return layers
