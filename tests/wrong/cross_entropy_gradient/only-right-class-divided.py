# mistake: only the entry of the right class is divided by N
# expects: property.batch
import numpy as np

def cross_entropy_gradient(logits, labels):
    z = np.asarray(logits, float)
    g = np.exp(z - z.max(axis=1, keepdims=True))
    g /= g.sum(axis=1, keepdims=True)
    n = len(z)
    for i in range(n):
        g[i, labels[i]] = (g[i, labels[i]] - 1) / n
    return g
