# mistake: a plain gradient step where the determinant is not positive
import numpy as np

def newton_step(w, grad, hessian):
    if np.linalg.det(hessian) <= 0:
        return w - 0.01 * grad
    return w - np.dot(np.linalg.inv(hessian), grad)
