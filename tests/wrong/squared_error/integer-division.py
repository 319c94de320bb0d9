# mistake: whole-number division
# expects: squared_error.whole-numbers
import numpy as np
def squared_error(target, output):
    return np.sum((target - output) ** 2) // 2
