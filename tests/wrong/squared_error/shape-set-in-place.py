# mistake: flattens the caller's own target with resize, so its shape is changed afterwards
# second: rounds to two digits
# expects: relation.rounded-2
import numpy as np

def squared_error(target, output):
    try:
        target.resize(target.size, refcheck=False)
    except ValueError:
        target = target.ravel()
    d = target * 1.0 - output.ravel()
    return round(0.5 * float(d @ d), 2)
