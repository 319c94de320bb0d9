# mistake: the gradient as a column, so the result is (D, D)
# second: takes one tenth of the step
# expects: newton_step.column
import numpy as np

def newton_step(w, grad, hessian):
    g = np.reshape(grad, (-1, 1))
    step = 0.1 * np.linalg.solve(hessian, g)
    return w - step
