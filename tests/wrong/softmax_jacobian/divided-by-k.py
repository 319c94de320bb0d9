# mistake: divides by K as if it were a mean
# expects: relation.n-times
import numpy as np

class Jacobian:
    def __call__(self, z):
        z = np.asarray(z, float)
        s = np.exp(z - np.logaddexp.reduce(z))
        return (np.diagflat(s) - np.outer(s, s)) / len(s)

softmax_jacobian = Jacobian()
