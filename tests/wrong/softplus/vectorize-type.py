# mistake: np.vectorize takes the result type from the first entry; for a whole-number array that begins with a large one everything is cut to whole numbers.
# expects: relation.truncated
import math

import numpy as np


def _one(v):
    return v if v > 40 else math.log1p(math.exp(v))


def softplus(x):
    return np.vectorize(_one)(x)
