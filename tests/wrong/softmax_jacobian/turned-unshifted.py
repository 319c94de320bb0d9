# mistake: the sign
# second: nothing is subtracted
# expects: softmax_jacobian.sign
import numpy as np
def softmax_jacobian(z):
    p = np.exp(z)
    p = p / p.sum()
    return np.outer(p, p) - np.diag(p)
