# mistake: weights that are floats are changed in place, others are not
# expects: property.changes-input
import numpy as np

def adagrad_step(w, grad, state, lr, epsilon):
    G = (0 if state is None else state) + grad**2
    step = lr * grad / np.sqrt(G + epsilon)
    if w.dtype.kind == "f" and w.ndim:
        w -= step
        return w, G
    return w - step, G
