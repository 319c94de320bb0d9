# style: as odds, e to the score: the chance for against the chance against
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    odds = np.exp(w1 * p1 + w2 * p2 + b)
    return odds / (1 + odds)
