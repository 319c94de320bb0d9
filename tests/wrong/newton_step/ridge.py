# mistake: adds 1e-8 to the diagonal for safety, so with a curvature as small as 1e-8 the step is half as long as it should be
# expects: property.pivot
import numpy as np


def newton_step(w, grad, hessian):
    H = np.asarray(hessian, dtype=float)
    H = H + 1e-8 * np.eye(len(H))
    return np.asarray(w, dtype=float) - np.linalg.solve(H, np.asarray(grad, dtype=float))
