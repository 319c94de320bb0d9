# mistake: clips the output to 0..1 as if it were a probability
# expects: property.not-negative
import numpy as np

def squared_error(target, output):
    target, output = np.asarray(target, float), np.asarray(output, float)
    safe = np.clip(output, 0, 1)
    return np.einsum("i,i->", (target - safe).ravel(), (target - safe).ravel()) / 2
