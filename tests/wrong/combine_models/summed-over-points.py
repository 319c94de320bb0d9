# mistake: sums over all the points, so an array gives one number
# expects: combine_models.summed
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    z = np.sum(w1 * p1 + w2 * p2) + b
    return 1 / (1 + np.exp(-z))
