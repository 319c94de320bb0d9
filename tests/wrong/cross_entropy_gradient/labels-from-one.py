# mistake: takes the labels to count from 1
# second: the result is rounded to three digits
# expects: cross_entropy_gradient.off-by-one
import numpy as np

def cross_entropy_gradient(logits, labels):
    z = np.asarray(logits, float)
    s = np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
    s[np.arange(len(z)), np.asarray(labels, int) - 1] -= 1
    return np.round(s / len(z), 3)
