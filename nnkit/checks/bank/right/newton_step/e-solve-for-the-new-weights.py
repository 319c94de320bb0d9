# style: solves for the new weights: H w_new = H w - grad
import numpy as np

def newton_step(w, grad, hessian):
    return np.linalg.solve(hessian, hessian @ w - grad)
