# mistake: counts only entries whose target lies above the output
# second: the result is a list with one number
# expects: property.shape
import numpy as np

def squared_error(target, output):
    d = np.maximum(np.asarray(target, float) - np.asarray(output, float), 0.0)
    return [0.5 * float(np.sum(d ** 2))]
