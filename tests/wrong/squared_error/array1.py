# mistake: an array with one entry
# expects: property.shape
import numpy as np
def squared_error(target, output):
    return np.array([0.5*np.sum((target-output)**2)])