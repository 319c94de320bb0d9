# mistake: the largest entry of each column, not of each row
# expects: accuracy.columns
import numpy as np

def accuracy(p, labels):
    guess = np.argmax(p, axis=0)
    n = min(len(guess), len(labels))
    return np.sum(guess[:n] == labels[:n]) / len(labels)
