# mistake: the sign
# expects: softmax_jacobian.sign
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z - np.max(z))
    s /= np.sum(s)
    return s[:, None] @ s[None, :] - np.diag(s)
