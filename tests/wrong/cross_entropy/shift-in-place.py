# mistake: shifts the caller's own scores in place
# expects: property.changes-input
import numpy as np

def cross_entropy(logits, labels):
    logits -= logits.max(axis=1, keepdims=True)
    lse = np.log(np.exp(logits).sum(axis=1))
    return (lse - logits[np.arange(len(labels)), labels]).mean()
