# style: argmax along each row
import numpy as np

def accuracy(p, labels):
    return np.mean(np.argmax(p, axis=1) == labels)
