# mistake: an inner product
# expects: softmax_jacobian.inner-product
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z - np.max(z))
    s /= np.sum(s)
    return np.diag(s) - np.dot(s, s.T)
