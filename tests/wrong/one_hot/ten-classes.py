# mistake: has ten classes built in, as for handwritten digits
# second: labels up to 9 pass the check whatever n_classes is
# expects: property.shape
import numpy as np

def one_hot(labels, n_classes=10):
    labels = np.asarray(labels)
    if labels.min() < 0 or labels.max() > 9:
        raise ValueError("no digit")
    targets = np.zeros((labels.shape[0], 10))
    targets[np.arange(labels.shape[0]), labels] = 1
    return targets
