# mistake: adds 0.01 to the diagonal, which changes the answer
# expects: newton_step.damped
import numpy as np

def newton_step(w, grad, hessian):
    damped = hessian + 0.01 * np.eye(len(w))
    return w - np.linalg.inv(damped) @ grad
