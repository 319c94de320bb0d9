# mistake: the label is subtracted as a number
# expects: cross_entropy_gradient.label-as-number
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits - logits.max(1)[:, None])
    p = p / p.sum(1)[:, None]
    return (p - labels.reshape(-1, 1)) / len(labels)
