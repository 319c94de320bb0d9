# mistake: nothing is subtracted
# expects: cross_entropy_gradient.no-label
import numpy as np
def cross_entropy_gradient(logits, labels):
    g = np.exp(logits - logits.max(1)[:, None])
    return g / g.sum(1)[:, None] / len(labels)
