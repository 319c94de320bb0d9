# mistake: takes the size of the eigenvalues, so it never goes uphill
# expects: newton_step.absolute
import numpy as np

def newton_step(w, grad, hessian):
    values, vectors = np.linalg.eigh(hessian)
    return w - vectors @ ((vectors.T @ grad) / np.abs(values))
