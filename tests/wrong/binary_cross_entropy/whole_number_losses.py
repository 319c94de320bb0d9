# mistake: the losses go into a copy of y, which cuts them to whole numbers if y has such
# expects: binary_cross_entropy.whole-numbers
import numpy as np

def binary_cross_entropy(y, p):
    loss = np.zeros_like(y)
    for i in range(len(y)):
        c = p[i] if y[i] else 1 - p[i]
        loss[i] = -np.log(max(c, 1e-12))
    return loss.mean()
