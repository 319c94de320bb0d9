# mistake: the running total is a global that is never set back to zero
# expects: relation.remembers
import numpy as np

total = 0.0

def squared_error(target, output):
    global total
    for t, o in zip(np.ravel(target).tolist(), np.ravel(output).tolist()):
        total += 0.5 * (t - o) ** 2
    return total
