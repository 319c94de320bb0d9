# mistake: divided twice
# expects: relation.n-times
import numpy as np
def mean_squared_error(y, p):
    return np.mean((y-p)**2)/y.size