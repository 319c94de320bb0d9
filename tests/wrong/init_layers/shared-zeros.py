# mistake: the zero biases come from a cache, so layers of one size and later calls share one array: after somebody trains in place, new networks begin with biases that are not 0.
# expects: init_layers.biases
import functools

import numpy as np


@functools.lru_cache(maxsize=None)
def _zeros(n):
    return np.zeros(n)


def init_layers(sizes, rng, scheme):
    stds = {
        "xavier": lambda i, o: np.sqrt(2 / (i + o)),
        "he": lambda i, o: np.sqrt(2 / i),
        "small": lambda i, o: 0.01,
    }
    if scheme not in stds:
        raise ValueError(f"unknown scheme {scheme!r}")
    return [
        (rng.normal(0, stds[scheme](i, o), (i, o)), _zeros(o))
        for i, o in zip(sizes, sizes[1:])
    ]
