# mistake: summed over the rows only
# expects: squared_error.one-a-row
import numpy as np
def squared_error(target, output):
    s = 0
    for i in range(len(target)):
        s += (target[i] - output[i])**2
    return 0.5*s