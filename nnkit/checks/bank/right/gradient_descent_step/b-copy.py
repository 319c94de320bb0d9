# style: in place on a copy that holds floats
import numpy as np

def gradient_descent_step(w, grad, lr):
    new = np.array(w, dtype=float)
    new -= lr * grad
    return new
