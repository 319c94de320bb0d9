# mistake: the entries off the diagonal are positive
# expects: softmax_jacobian.off-diagonal-sign
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z - np.max(z))
    s /= np.sum(s)
    J = np.outer(s, s)
    for i in range(len(s)):
        J[i, i] = s[i] - s[i] ** 2
    return J
