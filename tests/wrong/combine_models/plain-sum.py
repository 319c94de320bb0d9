# mistake: the two probabilities are added without their weights
# second: no bias either
# expects: combine_models.no-weights
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    both = p1 + p2
    return 1 / (1 + np.exp(-both))
