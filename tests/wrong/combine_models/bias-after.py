# mistake: the bias is added after the sigmoid
# expects: combine_models.bias-outside
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    total = w1 * p1 + w2 * p2
    squashed = 1 / (1 + np.exp(-total))
    squashed = squashed + b
    return squashed
