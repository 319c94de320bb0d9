# mistake: (1 - p) before the second logarithm where (1 - y) belongs
# expects: binary_cross_entropy.p-for-y
import math

def binary_cross_entropy(y, p):
    total = 0
    for yi, pi in zip(y, p):
        pi = min(max(pi, 1e-12), 1 - 1e-12)
        total -= yi * math.log(pi) + (1 - pi) * math.log(1 - pi)
    return total / len(y)
