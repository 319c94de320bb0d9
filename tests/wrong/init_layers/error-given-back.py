# mistake: the ValueError is returned and not raised
# expects: property.type
import numpy as np

def init_layers(sizes, rng, scheme):
    schemes = dict(xavier=lambda i, o: (2 / (i + o)) ** 0.5, he=lambda i, o: (2 / i) ** 0.5, small=lambda i, o: 0.01)
    if scheme not in schemes:
        return ValueError("unknown scheme " + scheme)
    make = lambda i, o: (rng.normal(0, schemes[scheme](i, o), (i, o)), np.zeros(o))
    return [make(i, o) for i, o in zip(sizes, sizes[1:])]
