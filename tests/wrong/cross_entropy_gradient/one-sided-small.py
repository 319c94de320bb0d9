# mistake: a one-sided difference
# expects: cross_entropy_gradient.one-sided
import numpy as np
def cross_entropy_gradient(logits, labels):
    def L(z):
        z = z - z.max(1,keepdims=True)
        return np.mean(np.log(np.exp(z).sum(1)) - z[np.arange(len(labels)),labels])
    g = np.zeros(logits.shape)
    for i in np.ndindex(logits.shape):
        z = logits.astype(float).copy(); z[i] += 1e-2
        g[i] = (L(z)-L(logits))/1e-2
    return g