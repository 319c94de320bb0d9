# mistake: divides by the diagonal only
# expects: newton_step.diagonal-only
import numpy as np

def newton_step(w, grad, hessian):
    curvature = np.where(np.diag(hessian) == 0, 1, np.diag(hessian))
    return w - grad / curvature
