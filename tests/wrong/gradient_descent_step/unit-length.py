# mistake: divides the gradient by its length, so only its direction counts
# expects: gradient_descent_step.unit-length
import numpy as np

def gradient_descent_step(w, grad, lr):
    length = np.sqrt(np.sum(grad * grad)) + 1e-12
    return w - lr * grad / length
