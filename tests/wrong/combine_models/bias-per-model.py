# mistake: the bias is added to each model before weighting
# expects: combine_models.bias-in-every-term
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    first = w1 * (p1 + b)
    second = w2 * (p2 + b)
    return 1 / (1 + np.exp(-(first + second)))
