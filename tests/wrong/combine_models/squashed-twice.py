# mistake: the two probabilities go through the sigmoid again before they are weighted
# expects: combine_models.sigmoid-too-early
import numpy as np

def sigmoid(t):
    return 1 / (1 + np.exp(-t))

def combine_models(p1, p2, w1, w2, b):
    a1 = sigmoid(p1)
    a2 = sigmoid(p2)
    return sigmoid(w1 * a1 + w2 * a2 + b)
