# mistake: the label's entry must be at least one half
# expects: accuracy.at-least-half
import numpy as np

def accuracy(p, labels):
    chosen = p[np.arange(len(labels)), labels]
    return np.mean(chosen >= 0.5)
