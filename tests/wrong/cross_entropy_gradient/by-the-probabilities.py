# mistake: is the slope by the probabilities (-1/s at the right class) and not by the scores
# second: where s is 0 it puts in an epsilon
# expects: cross_entropy_gradient.of-probabilities
import numpy as np

def cross_entropy_gradient(logits, labels):
    z = np.asarray(logits, float)
    s = np.exp(z - np.logaddexp.reduce(z, axis=1, keepdims=True))
    g = np.zeros(s.shape)
    r = np.arange(len(s))
    g[r, labels] = -1 / (s[r, labels] + 1e-12)
    return g / len(s)
