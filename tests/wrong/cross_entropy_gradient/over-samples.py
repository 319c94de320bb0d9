# mistake: softmax along the wrong axis
# expects: cross_entropy_gradient.softmax-over-samples
import numpy as np
def cross_entropy_gradient(logits, labels):
    p = np.exp(logits - logits.max(0))
    p = p / p.sum(0)
    p[np.arange(len(labels)), labels] -= 1
    return p / len(labels)
