# mistake: rounds the scores and looks for a 1 at the label
# expects: accuracy.rounded
import numpy as np

def accuracy(p, labels):
    hits = 0
    for row, label in zip(np.round(p), labels):
        if row[label] == 1:
            hits += 1
    return hits / len(labels)
