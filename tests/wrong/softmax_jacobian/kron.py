# mistake: an elementwise product
# expects: relation.diagonal
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z-z.max()); s/=s.sum()
    return np.diag(s) - s*s