# style: all numbers drawn at once, then cut into matrices
import numpy as np

STD = {"xavier": lambda n, m: (2 / (n + m)) ** 0.5, "he": lambda n, m: (2 / n) ** 0.5, "small": lambda n, m: 0.01}

def init_layers(sizes, rng, scheme):
    if scheme not in STD:
        raise ValueError(scheme)
    shapes = list(zip(sizes, sizes[1:]))
    ends = np.cumsum([n * m for n, m in shapes])
    parts = np.split(rng.standard_normal(ends[-1]), ends[:-1])
    return [(STD[scheme](n, m) * part.reshape(n, m), np.zeros(m)) for part, (n, m) in zip(parts, shapes)]
