# style: least squares, whose residual is 0 here
import numpy as np

def newton_step(w, grad, hessian):
    step, *_ = np.linalg.lstsq(hessian, -np.asarray(grad, float), rcond=None)
    return np.add(w, step)
