# mistake: the spread of the first layer is used for all
# expects: init_layers.first-spread
import numpy as np

def init_layers(sizes, rng, scheme):
    n0, n1 = sizes[0], sizes[1]
    if scheme == "xavier":
        sd = np.sqrt(2.0 / (n0 + n1))
    elif scheme == "he":
        sd = np.sqrt(2.0 / n0)
    elif scheme == "small":
        sd = 0.01
    else:
        raise ValueError("scheme not known")
    layers = []
    for k in range(len(sizes) - 1):
        layers.append((rng.normal(0, sd, (sizes[k], sizes[k + 1])), np.zeros(sizes[k + 1])))
    return layers
