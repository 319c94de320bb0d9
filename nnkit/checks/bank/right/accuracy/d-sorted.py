# style: the last place after sorting
import numpy as np

def accuracy(p, labels):
    guesses = np.argsort(p, axis=1)[:, -1]
    return 1 - np.count_nonzero(guesses - labels) / len(labels)
