# mistake: the last row is left out
# expects: relation.not-the-last | relation.zero-elsewhere
import numpy as np
def softmax_jacobian(z):
    s = np.exp(z-z.max()); s/=s.sum()
    J = np.zeros((len(s),len(s)))
    for i in range(len(s)-1):
        for j in range(len(s)):
            J[i,j] = s[i]*((i==j)-s[j])
    return J