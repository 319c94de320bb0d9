# style: a chain of ifs, its last branch the error
import numpy as np

def init_layers(sizes, rng, scheme):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        if scheme == "xavier":
            std = np.sqrt(2 / (n_in + n_out))
        elif scheme == "he":
            std = np.sqrt(2 / n_in)
        elif scheme == "small":
            std = 0.01
        else:
            raise ValueError(f"unknown scheme: {scheme}")
        layers.append((rng.normal(0, std, (n_in, n_out)), np.zeros(n_out)))
    return layers
