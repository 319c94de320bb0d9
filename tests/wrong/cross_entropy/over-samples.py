# mistake: softmax over the samples
# expects: cross_entropy.softmax-over-samples
import numpy as np
def cross_entropy(logits, labels):
    d = logits - logits.max(axis=0)
    lp = d - np.log(np.exp(d).sum(axis=0))
    return -lp[np.arange(len(labels)), labels].mean()
