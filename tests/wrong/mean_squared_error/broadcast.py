# mistake: every pair
# expects: mean_squared_error.every-pair
import numpy as np
def mean_squared_error(y, p):
    return np.mean((y.reshape(-1,1)-p.reshape(1,-1))**2)