# mistake: np.take without an axis reads from the flattened table, that is mostly from its first row
# expects: cross_entropy.label-rows
import numpy as np

def cross_entropy(logits, labels):
    z = np.asarray(logits, float)
    surprise = np.logaddexp.reduce(z, axis=1, keepdims=True) - z
    return np.take(surprise, labels).mean()
