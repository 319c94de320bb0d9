# mistake: a mean in place of the sum
# expects: squared_error.mean
import numpy as np
def squared_error(target, output):
    return 0.5 * np.average(np.square(target - output))
