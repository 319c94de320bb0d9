# mistake: the rows are averaged
# expects: cross_entropy_gradient.summed
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits - logits.max(1)[:, None])
    p = p / p.sum(1)[:, None]
    p[np.arange(len(labels)), labels] -= 1
    return p.mean(axis=0)
