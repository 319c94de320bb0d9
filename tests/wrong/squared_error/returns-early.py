# mistake: the return stands inside the loop
# expects: squared_error.only-first-row
import numpy as np
def squared_error(target, output):
    total = 0.0
    for t, o in zip(target.ravel(), output.ravel()):
        total += 0.5 * (t - o) ** 2
        return total
