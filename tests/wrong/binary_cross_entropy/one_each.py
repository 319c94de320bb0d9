# mistake: a list of losses, one for each sample, not their mean
# expects: binary_cross_entropy.not-averaged
import math

def binary_cross_entropy(y, p):
    def loss(t, q):
        right = q if t == 1 else 1 - q
        return -math.log(max(right, 1e-12))
    return [loss(t, q) for t, q in zip(y, p)]
