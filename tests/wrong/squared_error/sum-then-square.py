# mistake: the sum is squared
# expects: squared_error.square-of-sum
import numpy as np
def squared_error(target, output):
    s = np.sum(target - output)
    return 0.5 * s * s
