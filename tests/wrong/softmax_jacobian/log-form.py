# mistake: the slopes of log-softmax
# expects: softmax_jacobian.of-the-logarithm
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z - np.max(z))
    s /= np.sum(s)
    J = np.zeros((len(z), len(z)))
    for i in range(len(z)):
        for j in range(len(z)):
            J[i, j] = (1 if i == j else 0) - s[j]
    return J
