# mistake: W is (out, in)
# expects: init_layers.transposed
import numpy as np

def init_layers(sizes, rng, scheme):
    result = []
    for i in range(len(sizes) - 1):
        n_in, n_out = sizes[i], sizes[i + 1]
        if scheme == "xavier":
            scale = np.sqrt(2 / (n_in + n_out))
        elif scheme == "he":
            scale = np.sqrt(2 / n_in)
        elif scheme == "small":
            scale = 0.01
        else:
            raise ValueError("scheme?")
        W = scale * rng.standard_normal((n_out, n_in))
        result.append((W, np.zeros(n_out)))
    return result
