# mistake: writes the squares into p if p holds floats
# expects: property.changes-input
import numpy as np

def mean_squared_error(y, p):
    if p.dtype == float:
        np.subtract(y, p, out=p)
        np.multiply(p, p, out=p)
        return p.mean()
    return ((y * 1.0 - p) ** 2).mean()
