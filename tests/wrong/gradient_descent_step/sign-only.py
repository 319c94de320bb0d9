# mistake: uses the sign of the gradient, not its size
# expects: gradient_descent_step.signs
import numpy as np

def gradient_descent_step(w, grad, lr):
    direction = np.sign(grad)
    return w - lr * direction
