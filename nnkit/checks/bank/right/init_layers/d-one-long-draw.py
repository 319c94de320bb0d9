# style: all numbers drawn at once, then cut into matrices
import numpy as np

def init_layers(sizes, rng, scheme):
    pairs = list(zip(sizes[:-1], sizes[1:]))
    numbers = rng.standard_normal(sum(n * m for n, m in pairs))
    layers, start = [], 0
    for n, m in pairs:
        match scheme:
            case "xavier": std = (2 / (n + m)) ** 0.5
            case "he": std = (2 / n) ** 0.5
            case "small": std = 0.01
            case _: raise ValueError(scheme)
        W = std * numbers[start:start + n * m].reshape(n, m)
        layers.append((W, np.zeros(m)))
        start += n * m
    return layers
