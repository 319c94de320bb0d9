# mistake: sums over all entries and gives one number
# expects: output_delta.summed
import numpy as np

def output_delta(y, a):
    delta = (a - y) * a * (1 - a)
    return np.sum(delta)
