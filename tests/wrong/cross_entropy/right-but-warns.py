# mistake: tries the naive formula first and mends it afterwards, so numpy warns at large scores
# expects: property.warns
import numpy as np

def cross_entropy(logits, labels):
    z = np.asarray(logits, float)
    rows = np.arange(len(z))
    naive = np.log(np.exp(z).sum(axis=1)) - z[rows, labels]
    stable = np.logaddexp.reduce(z, axis=1) - z[rows, labels]
    return np.where(np.isfinite(naive), naive, stable).mean()
