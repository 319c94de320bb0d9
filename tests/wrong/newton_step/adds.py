# mistake: adds the step
# expects: newton_step.adds
import numpy as np

def newton_step(w, grad, hessian):
    step = np.linalg.solve(hessian, grad)
    return w + step
