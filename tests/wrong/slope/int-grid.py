# mistake: the two places are stored in an array of x's dtype, so for a whole x the nudge h is cut
# expects: property.kinds
import numpy as np


def slope(f, x, h):
    places = np.full(2, x)
    places[0] = x - h
    places[1] = x + h
    low, high = (f(p.item()) for p in places)
    return (high - low) / (2 * h)
