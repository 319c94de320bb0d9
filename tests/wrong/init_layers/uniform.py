# mistake: uniform numbers in place of normal ones
# expects: init_layers.uniform
import numpy as np

def init_layers(sizes, rng, scheme):
    if scheme not in ("xavier", "he", "small"):
        raise ValueError("scheme must be xavier, he or small")
    net = []
    for n, m in zip(sizes, sizes[1:]):
        sd = {"xavier": np.sqrt(2 / (n + m)), "he": np.sqrt(2 / n), "small": 0.01}[scheme]
        W = rng.uniform(-sd, sd, size=(n, m)) * np.sqrt(3)
        net.append((W, np.zeros(m)))
    return net
