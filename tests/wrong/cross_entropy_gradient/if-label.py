# mistake: `if y` treats class 0 as no label
# second: the step is scaled by a learning rate of 0.1
# expects: property.rows-sum-to-zero | relation.n-times
import numpy as np

def cross_entropy_gradient(logits, labels):
    out = []
    for row, y in zip(np.asarray(logits, float), labels):
        e = np.exp(row - row.max())
        e = e / e.sum()
        if y:
            e[y] -= 1
        out.append(0.1 * e / len(labels))
    return np.array(out)
