# mistake: half of the table
# expects: softmax_jacobian.triangle
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z - np.max(z))
    s /= np.sum(s)
    n = len(s)
    J = np.zeros((n, n))
    for i in range(n):
        for j in range(i, n):
            J[i, j] = s[i] * (1 - s[i]) if i == j else -s[i] * s[j]
    return J
