# mistake: doubled for squared
# expects: squared_error.no-square
import numpy as np
def squared_error(target, output):
    return 0.5*np.sum((target-output)*2)