# mistake: returns after the first row
# second: the smallest entry, not the largest
# expects: accuracy.one-row
import numpy as np

def accuracy(p, labels):
    right = 0
    for n in range(len(labels)):
        if np.argmin(p[n]) == labels[n]:
            right += 1
        return right / len(labels)
