# mistake: the place of the largest entry of the whole table
# expects: accuracy.whole-table
import numpy as np

def accuracy(p, labels):
    guess = np.argmax(p)
    return np.mean(guess == labels)
