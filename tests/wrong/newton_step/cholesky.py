# mistake: fails where the Hessian is not positive definite
# expects: newton_step.positive-definite-only
import numpy as np

def newton_step(w, grad, hessian):
    L = np.linalg.cholesky(hessian)
    half = np.linalg.solve(L, grad)
    return w - np.linalg.solve(L.T, half)
