# mistake: the numbers are cut to whole ones
# expects: squared_error.whole-numbers
import numpy as np
def squared_error(target, output):
    return 0.5*np.sum((target.astype(int)-output.astype(int))**2)