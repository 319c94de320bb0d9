# mistake: moves the axis to the end for the computation and never moves it back, so the result is transposed
# expects: relation.transposed
import numpy as np

def softmax(z, axis=-1):
    w = np.moveaxis(np.asarray(z, dtype=float), axis, -1)
    w = w - w.max(-1)[..., None]
    e = np.exp(w)
    return e / e.sum(-1)[..., None]
