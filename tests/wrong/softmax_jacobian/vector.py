# mistake: s(1-s)
# expects: softmax_jacobian.vector
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z - np.max(z))
    s /= np.sum(s)
    return s - s ** 2
