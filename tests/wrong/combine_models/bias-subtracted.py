# mistake: the bias is subtracted, as a threshold
# expects: combine_models.bias-subtracted
import numpy as np

def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))

def combine_models(p1, p2, w1, w2, b):
    return sigmoid(w1 * p1 + w2 * p2 - b)
