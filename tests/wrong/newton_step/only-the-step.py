# mistake: gives the step, not the new weights
# expects: newton_step.only-the-step
import numpy as np

def newton_step(w, grad, hessian):
    inverse = np.linalg.inv(hessian)
    step = inverse.dot(grad)
    return step
