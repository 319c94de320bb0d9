# mistake: the number of right rows, not the share
# expects: accuracy.count
import numpy as np

def accuracy(p, labels):
    predictions = np.argmax(p, axis=1)
    return np.sum(predictions == labels)
