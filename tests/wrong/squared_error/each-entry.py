# mistake: no sum
# expects: squared_error.not-summed
import numpy as np
def squared_error(target, output):
    return 0.5 * np.power(target - output, 2)
