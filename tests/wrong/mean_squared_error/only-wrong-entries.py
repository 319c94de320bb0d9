# mistake: averages only over the entries that differ
# expects: mean_squared_error.where-they-differ
import numpy as np

def mean_squared_error(y, p):
    sq = [(float(a) - float(b)) ** 2 for a, b in zip(np.ravel(y), np.ravel(p))]
    bad = [s for s in sq if s != 0]
    return sum(bad) / len(bad) if bad else 0.0
