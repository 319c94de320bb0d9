# mistake: keeps one table per shape between calls and never clears it, so ones of earlier calls stay
# expects: relation.remembers
import numpy as np

_tables = {}

def one_hot(labels, n_classes):
    labels = np.asarray(labels)
    if (labels < 0).any() or (labels >= n_classes).any():
        raise ValueError("label outside")
    table = _tables.setdefault((len(labels), n_classes), np.zeros((len(labels), n_classes)))
    table[np.arange(len(labels)), labels] = 1
    return table
