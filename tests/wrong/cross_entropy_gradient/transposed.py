# mistake: gives the table transposed, shape (K, N)
# expects: cross_entropy_gradient.transposed
import numpy as np

def cross_entropy_gradient(logits, labels):
    z = np.asarray(logits, float).T
    s = np.exp(z - np.logaddexp.reduce(z, axis=0))
    s[labels, np.arange(z.shape[1])] -= 1
    return s / z.shape[1]
