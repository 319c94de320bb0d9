# mistake: asks whether the probabilities are equal instead of the indices, wrong where two scores tie
# expects: property.large
import numpy as np

def softmax_jacobian(z):
    z = np.asarray(z, float)
    s = np.exp(z - np.logaddexp.reduce(z))
    same = s[:, None] == s[None, :]
    return np.where(same, s * (1 - s), -np.outer(s, s))
