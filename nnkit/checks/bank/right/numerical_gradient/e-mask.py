# style: a nudge through a mask, nothing is moved
import numpy as np

def numerical_gradient(f, x, h):
    place = np.arange(x.size).reshape(x.shape)
    gradient = np.zeros(x.shape, dtype=np.float64)
    for k in range(x.size):
        here = place == k
        rise = f(np.where(here, x + h, x)) - f(np.where(here, x - h, x))
        gradient += here * rise / (2 * h)
    return gradient
