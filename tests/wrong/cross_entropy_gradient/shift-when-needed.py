# mistake: shifts only where a score is beyond 709, because e^709 is still finite; but the sum of three such powers overflows ([709, 709, 709] gives probabilities 0 and a warning).
# expects: relation.last-sample
import numpy as np


def cross_entropy_gradient(logits, labels):
    z = np.asarray(logits, dtype=float)
    if z.max() > 709 or z.min() < -709:
        z = z - z.max(axis=1, keepdims=True)
    p = np.exp(z)
    p = p / p.sum(axis=1, keepdims=True)
    p[np.arange(len(z)), np.asarray(labels).astype(int)] -= 1
    return p / len(z)
