# mistake: computes the normaliser of the first line and uses it for all lines
# second: negative axes other than -1 go along the last axis
# expects: property.rows
import numpy as np

def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    w = np.moveaxis(z, axis, -1) if axis > 0 or axis == 0 else z
    lines = w.reshape(-1, w.shape[-1])
    lse = np.logaddexp.reduce(lines[0])
    out = np.array([[value - lse for value in line] for line in lines]).reshape(w.shape)
    return np.moveaxis(out, -1, axis) if axis >= 0 else out
