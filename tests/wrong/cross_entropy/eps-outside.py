# mistake: an epsilon of 1e-5 in the logarithm
# expects: cross_entropy.epsilon
import numpy as np
def cross_entropy(logits, labels):
    e = np.exp(logits-logits.max(1,keepdims=True)); p=e/e.sum(1,keepdims=True)
    return -np.mean(np.log(p[np.arange(len(labels)), labels]+1e-5))