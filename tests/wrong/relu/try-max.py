# mistake: tries Python's max first, which works on an array with one entry too: shape (1,) with a negative entry gives the number 0.
# expects: property.shape
import numpy as np


def relu(x):
    try:
        return max(0, x)
    except (ValueError, TypeError):
        return np.maximum(0, x)
