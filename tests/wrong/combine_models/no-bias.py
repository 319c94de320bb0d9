# mistake: the bias is left out
# expects: combine_models.no-bias
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    z = p1 * w1 + p2 * w2
    return 1 / (1 + np.exp(-z))
