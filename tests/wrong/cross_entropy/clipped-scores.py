# mistake: clips the scores to -30..30 before the softmax
# second: returns a list with one number
# expects: property.shape
import numpy as np

def cross_entropy(logits, labels):
    z = np.clip(np.asarray(logits, float), -30, 30)
    lse = np.log(np.exp(z).sum(axis=1))
    return [float(np.mean(lse - z[np.arange(len(z)), labels]))]
