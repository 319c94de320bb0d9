# mistake: exp(z) for exp(-z): the probability of the other class
# expects: combine_models.sign
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    z = w1 * p1
    z = z + w2 * p2
    z = z + b
    return 1 / (1 + np.exp(z))
