# mistake: out=x writes the result into the caller's array
# expects: property.changes-input
import numpy as np

def relu(x):
    x = np.asarray(x)
    return np.maximum(x, 0, out=x)
