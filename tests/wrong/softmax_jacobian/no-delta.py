# mistake: the diagonal term is missing
# expects: softmax_jacobian.no-diagonal
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z - np.max(z))
    s /= np.sum(s)
    return [[-a * b for b in s] for a in s]
