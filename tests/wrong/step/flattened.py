# mistake: the result has lost the shape of the input
# expects: step.flat
import numpy as np

def step(z):
    out = []
    for v in np.ravel(z):
        out.append(1 if v >= 0 else 0)
    return np.array(out)
