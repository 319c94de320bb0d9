# mistake: all weights in one list, all biases in another
# expects: init_layers.two-lists
import numpy as np

def init_layers(sizes, rng, scheme):
    weights, biases = [], []
    for n, m in zip(sizes, sizes[1:]):
        options = {"xavier": 2 / (n + m), "he": 2 / n, "small": 0.0001}
        if scheme not in options:
            raise ValueError("not a scheme")
        weights.append(rng.normal(size=(n, m)) * options[scheme] ** 0.5)
        biases.append(np.zeros(m))
    return weights, biases
