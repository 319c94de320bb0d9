# mistake: rounds to two digits
# second: gives the table flat, as K*K numbers
# expects: property.shape
import numpy as np

def softmax_jacobian(z):
    z = np.asarray(z, float)
    s = np.exp(z - np.logaddexp.reduce(z))
    return [round(float(s[i] * ((i == j) - s[j])), 2) for i in range(len(s)) for j in range(len(s))]
