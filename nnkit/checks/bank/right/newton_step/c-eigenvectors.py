# style: along each eigenvector, slope over curvature
import numpy as np

def newton_step(w, grad, hessian):
    curvatures, directions = np.linalg.eigh(hessian)
    slopes = directions.T @ grad
    return w - directions @ (slopes / curvatures)
