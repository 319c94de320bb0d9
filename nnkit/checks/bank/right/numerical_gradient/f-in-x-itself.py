# style: moves x itself if it holds floats, and puts every entry back
import numpy as np

def numerical_gradient(f, x, h):
    z = x if x.dtype == np.float64 else x.astype(np.float64)
    gradient = np.empty(z.shape)
    for index in np.ndindex(z.shape):
        old = z[index].copy()
        z[index] = old + h
        gradient[index] = f(z)
        z[index] = old - h
        gradient[index] = (gradient[index] - f(z)) / (2 * h)
        z[index] = old
    return gradient
