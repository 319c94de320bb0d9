# mistake: absolute differences
# expects: squared_error.absolute
import numpy as np
def squared_error(target, output):
    return 0.5 * sum(abs(d) for d in (target - output).ravel())
