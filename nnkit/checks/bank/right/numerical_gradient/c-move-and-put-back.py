# style: one entry moved, then put back
import numpy as np

def numerical_gradient(f, x, h):
    x = np.array(x, dtype=float)
    gradient = np.zeros_like(x)
    for index, old in np.ndenumerate(x):
        x[index] = old + h
        up = f(x)
        x[index] = old - h
        down = f(x)
        x[index] = old
        gradient[index] = (up - down) / (2 * h)
    return gradient
