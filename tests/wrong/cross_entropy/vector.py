# mistake: a number for each sample
# expects: cross_entropy.not-averaged
import numpy as np
def cross_entropy(logits, labels):
    return np.array([np.logaddexp.reduce(z.astype(float)) - z[k] for z, k in zip(logits, labels)])
