# mistake: holds whole numbers as int8, where differences and squares overflow
# second: fractions in the difference are rounded to one digit
# expects: property.only-differences | property.doubled-differences
import numpy as np

def mean_squared_error(y, p):
    y, p = np.asarray(y), np.asarray(p)
    if y.dtype.kind in "iu" and p.dtype.kind in "iu":
        d = y.astype(np.int8) - p.astype(np.int8)
        return float((d * d).mean())
    return float(np.mean(np.round(y - p, 1) ** 2))
