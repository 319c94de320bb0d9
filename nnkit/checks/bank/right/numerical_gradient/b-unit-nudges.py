# style: a nudge for each row of the unit matrix
import numpy as np

def numerical_gradient(f, x, h):
    nudges = h * np.eye(x.size)
    slopes = [
        (f(x + e.reshape(x.shape)) - f(x - e.reshape(x.shape))) / (2 * h)
        for e in nudges
    ]
    return np.array(slopes).reshape(x.shape)
