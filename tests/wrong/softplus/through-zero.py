# mistake: shifted by ln 2 to pass through 0
# expects: relation.offset
import numpy as np

def softplus(x):
    soft = np.logaddexp(0, x)
    return soft - np.log(2)
