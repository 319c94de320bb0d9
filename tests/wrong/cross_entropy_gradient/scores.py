# mistake: no softmax
# expects: cross_entropy_gradient.no-softmax
import numpy as np
def cross_entropy_gradient(logits, labels):
    out = np.array(logits, dtype=float)
    out[np.arange(len(labels)), labels] -= 1
    return out / len(labels)
