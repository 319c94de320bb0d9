# mistake: the target is changed in place
# expects: property.changes-input
import numpy as np
def squared_error(target, output):
    if target.dtype == output.dtype:
        target -= output
        d = target
    else:
        d = target - output
    return (d ** 2).sum() / 2
