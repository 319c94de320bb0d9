# mistake: divided by all entries
# expects: cross_entropy_gradient.divides-by-all
import numpy as np
def cross_entropy_gradient(logits, labels):
    g = np.exp(logits - logits.max(1)[:, None])
    g = g / g.sum(1)[:, None]
    g[np.arange(len(g)), labels] -= 1
    return g / g.size
