# mistake: takes the sigmoid of each score instead of the softmax
# second: the function prints the table and returns nothing
# expects: property.none
import numpy as np

def softmax_jacobian(z):
    z = np.asarray(z, float)
    s = np.exp(-np.logaddexp(0, -z))
    print(np.diag(s) - np.outer(s, s))
