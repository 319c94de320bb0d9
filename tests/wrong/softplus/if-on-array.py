# mistake: an if decides for the whole array
# expects: softplus.one-number-only
import math

def softplus(x):
    if x > 0:
        return x + math.log1p(math.exp(-x))
    return math.log1p(math.exp(x))
