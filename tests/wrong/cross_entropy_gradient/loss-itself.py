# mistake: the loss, not its slope
# expects: cross_entropy_gradient.loss
import numpy as np
def cross_entropy_gradient(logits, labels):
    lse = np.logaddexp.reduce(logits.astype(float), axis=1)
    return (lse - logits[np.arange(len(labels)), labels]).mean()
