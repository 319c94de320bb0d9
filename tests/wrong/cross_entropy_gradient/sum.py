# mistake: 1/N is missing
# expects: cross_entropy_gradient.of-the-sum
import numpy as np
def cross_entropy_gradient(logits, labels):
    g = np.exp(logits - logits.max(1)[:, None])
    g = g / g.sum(1)[:, None]
    for i, k in enumerate(labels):
        g[i, k] = g[i, k] - 1
    return g
