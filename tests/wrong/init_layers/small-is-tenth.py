# mistake: "small" is 0.1
# second: and the biases are columns
# expects: init_layers.bias-shape
import numpy as np

def init_layers(sizes, rng, scheme):
    if scheme == "xavier":
        f = lambda n, m: np.sqrt(2 / (n + m))
    elif scheme == "he":
        f = lambda n, m: np.sqrt(2 / n)
    elif scheme == "small":
        f = lambda n, m: 0.1
    else:
        raise ValueError("scheme")
    return [(f(n, m) * rng.standard_normal((n, m)), np.zeros((m, 1))) for n, m in zip(sizes, sizes[1:])]
