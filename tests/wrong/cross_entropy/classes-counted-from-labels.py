# mistake: takes K from the largest label seen, so classes above it are left out of the softmax
# expects: cross_entropy.classes-from-labels
import numpy as np

def cross_entropy(logits, labels):
    K = int(np.max(labels)) + 1
    z = np.asarray(logits, float)[:, :K]
    logp = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return -np.einsum("nk,nk->", np.eye(K)[labels], logp) / len(z)
