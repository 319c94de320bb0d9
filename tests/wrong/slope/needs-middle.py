# mistake: averages the slopes to both sides and so asks f for its value at x, where it need not have one
# expects: property.functions
import numpy as np


def slope(f, x, h):
    def one_side(d):
        return (f(x + d) - f(x)) / d

    return np.mean([one_side(h), one_side(-h)])
