# mistake: ravel gives a copy when x is in Fortran order, and the nudge never reaches f
# expects: numerical_gradient.nudges-a-copy
import numpy as np

def numerical_gradient(f, x, h):
    z = np.array(x, dtype=float)
    flat = z.ravel()
    grad = np.zeros(flat.size)
    for k in range(flat.size):
        old = flat[k]
        flat[k] = old + h
        up = f(z)
        flat[k] = old - h
        down = f(z)
        flat[k] = old
        grad[k] = (up - down) / (2 * h)
    return grad.reshape(z.shape)
