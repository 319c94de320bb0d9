# mistake: takes a determinant close to 0 for 'no inverse' and leaves w as it is, so 0.001 times the unit matrix in three dimensions gives no step
# expects: relation.input
import numpy as np


def newton_step(w, grad, hessian):
    w, grad, H = (np.array(t, dtype=float) for t in (w, grad, hessian))
    if np.isclose(np.linalg.det(H), 0):
        return w
    return w - np.linalg.solve(H, grad)
