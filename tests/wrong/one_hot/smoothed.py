# mistake: writes 0.99 and 0.01 instead of 1 and 0, as for sigmoid targets
# expects: property.one-a-row
import numpy as np

def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if not np.isin(labels, np.arange(n_classes)).all():
        raise ValueError("label outside")
    t = np.full((len(labels), n_classes), 0.01)
    t[range(len(labels)), labels] = 0.99
    return t
