# mistake: counts the classes from 1, so class 0 is refused and all ones are one column too far left
# second: the label K is accepted
# expects: error.exception | one_hot.from-one
import numpy as np

def one_hot(labels, n_classes):
    return_rows = []
    for label in labels:
        if label < 1 or label > n_classes:
            raise ValueError("label outside")
        row = np.zeros(n_classes)
        row[label - 1] = 1
        return_rows.append(row)
    return np.array(return_rows)
