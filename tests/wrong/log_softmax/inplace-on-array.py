# mistake: subtracts the normaliser from z in place, which changes a float array and raises for whole numbers
# second: the result is z itself, so a later change of the input shows in the result
# expects: property.large
import numpy as np

def log_softmax(z, axis=-1):
    z -= np.logaddexp.reduce(z, axis=axis, keepdims=True)
    return z
