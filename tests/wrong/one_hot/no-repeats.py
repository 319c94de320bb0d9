# mistake: refuses labels that occur twice with a ValueError
# second: refuses more labels than classes as well
# expects: error.exception
import numpy as np

def one_hot(labels, n_classes):
    labels = [int(l) for l in labels]
    if len(labels) > n_classes or len(set(labels)) < len(labels):
        raise ValueError("every label only once")
    out = np.zeros((len(labels), n_classes), dtype=int)
    for position in enumerate(labels):
        if position[1] not in range(n_classes):
            raise ValueError("label outside")
        out[position] = 1
    return out
