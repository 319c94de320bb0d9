# mistake: adds the terms ln(1-p) of the wrong classes as in the binary cross-entropy
# expects: property.equal-scores | relation.n-times
import numpy as np

def cross_entropy(logits, labels):
    z = np.asarray(logits, float)
    N, K = z.shape
    loss = 0.0
    for n in range(N):
        for k in range(K):
            others = np.delete(z[n], k)
            lse = np.logaddexp.reduce(z[n])
            if k == labels[n]:
                loss += lse - z[n, k]
            elif others.size:
                loss += lse - np.logaddexp.reduce(others)
    return loss / N
