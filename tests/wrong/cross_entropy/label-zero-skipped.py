# mistake: `if y` skips all samples of class 0
# second: divides by the number of samples that were kept
# expects: cross_entropy.skips-class-0
import numpy as np

def cross_entropy(logits, labels):
    parts = [np.logaddexp.reduce(z) - z[y] for z, y in zip(np.asarray(logits, float), labels) if y]
    return sum(parts) / max(len(parts), 1)
