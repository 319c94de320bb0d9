# mistake: p(1-p) as a factor
# expects: cross_entropy_gradient.sigmoid-derivative
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits - logits.max(1)[:, None])
    p = p / p.sum(1)[:, None]
    y = (labels[:, None] == np.arange(p.shape[1])) * 1.0
    delta = (p - y) * (p * (1 - p))
    return delta / len(p)
