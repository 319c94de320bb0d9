# style: solves H s = grad for the step s
import numpy as np

def newton_step(w, grad, hessian):
    step = np.linalg.solve(hessian, grad)
    return w - step
