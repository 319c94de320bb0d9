# mistake: return inside the loop, so only the first sample counts
# expects: binary_cross_entropy.first-sample
# second: and that one's loss is divided by N
import math

def binary_cross_entropy(y, p):
    for i in range(len(y)):
        chance = p[i] if y[i] == 1 else 1 - p[i]
        return -math.log(max(chance, 1e-12)) / len(y)
