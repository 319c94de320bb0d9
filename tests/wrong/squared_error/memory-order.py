# mistake: flattens in memory order, so entries no longer match if one array is transposed in memory
# expects: property.kinds
import numpy as np

def squared_error(target, output):
    t = np.ravel(target, order="K").astype(float)
    o = np.ravel(output, order="K").astype(float)
    return 0.5 * (t - o) @ (t - o)
