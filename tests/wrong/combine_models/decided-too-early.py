# mistake: gives the class 0 or 1 and not the probability
# expects: combine_models.class
import numpy as np

def combine_models(p1, p2, w1, w2, b):
    prob = 1 / (1 + np.exp(-(w1 * p1 + w2 * p2 + b)))
    return np.where(prob >= 0.5, 1, 0)
