# mistake: compares the largest score itself with the label
# expects: accuracy.value
import numpy as np

def accuracy(p, labels):
    top = np.max(p, axis=1)
    return float(np.mean(top.astype(int) == labels))
