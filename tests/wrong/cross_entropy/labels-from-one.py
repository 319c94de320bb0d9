# mistake: takes the labels to count from 1, so it reads the neighbour class
# expects: cross_entropy.off-by-one
import numpy as np

def cross_entropy(logits, labels):
    z = np.asarray(logits, float)
    logp = z - np.logaddexp.reduce(z, axis=1)[:, None]
    return -np.mean([logp[i, int(labels[i]) - 1] for i in range(len(labels))])
