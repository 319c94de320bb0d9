# mistake: sigmoids for the softmax
# expects: cross_entropy.sigmoid
import numpy as np
def cross_entropy(logits, labels):
    p = 1/(1+np.exp(-logits))
    return -np.mean(np.log(p[np.arange(len(labels)), labels]))