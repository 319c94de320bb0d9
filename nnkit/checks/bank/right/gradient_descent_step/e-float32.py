# style: in float32
import numpy as np

def gradient_descent_step(w, grad, lr):
    w, grad, lr = np.float32(w), np.float32(grad), np.float32(lr)
    return np.subtract(w, np.multiply(lr, grad))
