# mistake: treats the probabilities as sure: the largest is set to 1, all others to 0
# second: labels are sorted along the way, so they belong to other rows and the input is changed
# expects: property.rows-sum-to-zero
import numpy as np

def cross_entropy_gradient(logits, labels):
    labels.sort()
    z = np.asarray(logits, float)
    s = (z == z.max(axis=1, keepdims=True)).astype(float)
    s[np.arange(len(z)), labels] -= 1
    return s / len(z)
