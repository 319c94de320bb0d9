# mistake: writes ones at all classes up to the label
# second: gives a tuple of Boolean rows instead of an array of numbers
# expects: property.bool
import numpy as np

def one_hot(labels, n_classes):
    if min(labels) < 0 or max(labels) >= n_classes:
        raise ValueError("label outside")
    return tuple(np.arange(n_classes) <= label for label in labels)
