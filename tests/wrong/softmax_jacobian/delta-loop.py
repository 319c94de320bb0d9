# mistake: 1 - s off the diagonal too
# expects: softmax_jacobian.one-factor | relation.diagonal
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z-z.max()); s/=s.sum()
    J = np.zeros((len(s),len(s)))
    for i in range(len(s)):
        for j in range(len(s)):
            if i == j: J[i,j] = s[i]*(1-s[j])
            else: J[i,j] = -s[i]*(1-s[j])
    return J