# mistake: the result has the dtype of the scores, so with whole numbers all fractions are cut
# expects: cross_entropy_gradient.whole-numbers
import numpy as np

def cross_entropy_gradient(logits, labels):
    g = np.zeros_like(logits)
    N, K = g.shape
    for n in range(N):
        row = logits[n] * 1.0
        e = np.exp(row - row.max())
        for k in range(K):
            g[n, k] = (e[k] / e.sum() - (1 if labels[n] == k else 0)) / N
    return g
