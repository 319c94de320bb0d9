# mistake: a plain gradient step where the determinant is not positive
# expects: newton_step.falls-back
import numpy as np

def newton_step(w, grad, hessian):
    if np.linalg.det(hessian) <= 0:
        return w - 0.01 * grad
    return w - np.dot(np.linalg.inv(hessian), grad)
