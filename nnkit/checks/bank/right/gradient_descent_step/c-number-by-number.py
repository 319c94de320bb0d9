# style: one number at a time, by recursion
import numpy as np

def gradient_descent_step(w, grad, lr):
    if np.ndim(w) == 0:
        return float(w) - lr * float(grad)
    return [gradient_descent_step(a, g, lr) for a, g in zip(w, grad)]
