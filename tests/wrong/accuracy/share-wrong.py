# mistake: the share of wrong rows
# expects: accuracy.share-wrong
import numpy as np

def accuracy(p, labels):
    wrong = np.argmax(p, axis=1) != labels
    return wrong.mean()
