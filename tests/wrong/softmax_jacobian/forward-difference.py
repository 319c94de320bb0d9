# mistake: a rough one-sided difference
# expects: softmax_jacobian.one-sided
import numpy as np
def softmax_jacobian(z):
    def f(v):
        e = np.exp(v - v.max())
        return e / e.sum()
    J = np.zeros((len(z), len(z)))
    for j in range(len(z)):
        w = np.array(z, dtype=float)
        w[j] += 0.01
        J[:, j] = (f(w) - f(z)) / 0.01
    return J
