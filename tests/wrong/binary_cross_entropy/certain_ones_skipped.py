# mistake: a certain p costs nothing, even if it is wrong
# expects: binary_cross_entropy.skips-certain | binary_cross_entropy.wrong-is-free
# second: the mean is over the other samples only
import math

def binary_cross_entropy(y, p):
    costs = [-math.log(b if a == 1 else 1 - b) for a, b in zip(y, p) if 0 < b < 1]
    if not costs:
        return 0.0
    return sum(costs) / len(costs)
