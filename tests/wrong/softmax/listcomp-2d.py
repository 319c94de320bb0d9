# mistake: only one and two dimensions
# expects: property.axis
import numpy as np
def softmax(z, axis=-1):
    def f(r):
        e=[np.exp(x-max(r)) for x in r]
        return [x/sum(e) for x in e]
    if z.ndim==1: return f(z)
    if axis in (0,-2): return np.array([f(c) for c in z.T]).T
    return [f(r) for r in z]