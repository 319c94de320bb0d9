# mistake: Xavier is taken as sqrt(1/in)
# second: and any other scheme counts as "small"
# expects: init_layers.by-inputs
import numpy as np

def init_layers(sizes, rng, scheme):
    layers = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        if scheme == "xavier":
            scale = 1 / np.sqrt(fan_in)
        elif scheme == "he":
            scale = np.sqrt(2) / np.sqrt(fan_in)
        else:
            scale = 0.01
        layers += [(scale * rng.standard_normal(size=(fan_in, fan_out)), np.zeros(fan_out))]
    return layers
