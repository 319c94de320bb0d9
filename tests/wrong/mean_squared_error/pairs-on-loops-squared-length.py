# mistake: inside the loop it divides by N, and after it once more
# second: leaves out the entry with index 0
# expects: property.equal-entries
import numpy as np

def mean_squared_error(y, p):
    y, p = np.ravel(y).tolist(), np.ravel(p).tolist()
    n = len(y)
    m = 0
    for i in range(1, n):
        m += (y[i] - p[i]) ** 2 / n
    return m / n
