# mistake: He divides by the outputs
# expects: init_layers.by-outputs
import numpy as np

def init_layers(sizes, rng, scheme):
    layers = []
    for n_in, n_out in zip(sizes, sizes[1:]):
        match scheme:
            case "xavier": var = 2 / (n_in + n_out)
            case "he": var = 2 / n_out
            case "small": var = 1e-4
            case _: raise ValueError(scheme)
        layers.append((rng.normal(size=(n_in, n_out)) * np.sqrt(var), np.zeros(n_out)))
    return layers
