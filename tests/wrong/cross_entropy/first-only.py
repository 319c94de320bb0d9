# mistake: only the first sample
# expects: cross_entropy.first-sample
import numpy as np
def cross_entropy(logits, labels):
    z = logits[0] - logits[0].max()
    return np.log(np.exp(z).sum()) - z[labels[0]]
