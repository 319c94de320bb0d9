# mistake: the identity matrix is kept for each K and scaled in place, so later calls start from a spoilt one
# expects: relation.remembers
import numpy as np

_eyes = {}

def softmax_jacobian(z):
    z = np.asarray(z, float)
    K = len(z)
    if K not in _eyes:
        _eyes[K] = np.eye(K)
    s = np.exp(z - np.logaddexp.reduce(z))
    D = _eyes[K]
    D *= s
    return D - np.outer(s, s)
