# mistake: the loop takes one row only
# second: logarithm to base 2
# expects: softplus.other-base
from math import exp, log2

def softplus(x):
    return [log2(1 + exp(v)) if v < 50 else v for v in x]
