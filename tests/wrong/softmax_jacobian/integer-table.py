# mistake: the table keeps the type of the scores
# expects: softmax_jacobian.whole-numbers
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z - np.max(z))
    s = s / s.sum()
    J = np.zeros((len(z), len(z)), dtype=z.dtype)
    J[:] = np.diag(s) - np.outer(s, s)
    return J
