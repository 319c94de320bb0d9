# mistake: gives the mean of the classes' own shares, which is another number when the classes are unequally frequent
# expects: accuracy.mean-of-classes
import numpy as np


def accuracy(p, labels):
    found = np.argmax(p, axis=1)
    labels = np.asarray(labels)
    shares = [np.mean(found[labels == k] == k) for k in np.unique(labels)]
    return float(np.mean(shares))
