# mistake: for tables it takes the trace of d @ d and not of d @ d.T
# second: whatever has other than two axes is treated by its first entry only
# expects: squared_error.only-first-row
import numpy as np

def squared_error(target, output):
    d = np.asarray(target, float) - np.asarray(output, float)
    if d.ndim == 2 and d.shape[0] == d.shape[1]:
        return 0.5 * np.trace(d @ d)
    return 0.5 * d.flat[0] ** 2
