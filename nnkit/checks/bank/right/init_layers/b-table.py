# style: the schemes in a table of formulas
import numpy as np

STD = {"xavier": lambda n, m: np.sqrt(2 / (n + m)),
       "he": lambda n, m: np.sqrt(2 / n),
       "small": lambda n, m: 0.01}

def init_layers(sizes, rng, scheme):
    if scheme not in STD:
        raise ValueError(f"scheme is one of {list(STD)}, not {scheme!r}")
    return [(STD[scheme](n, m) * rng.standard_normal((n, m)), np.zeros(m))
            for n, m in zip(sizes, sizes[1:])]
