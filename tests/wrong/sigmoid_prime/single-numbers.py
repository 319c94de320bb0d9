# mistake: math takes single numbers only
# second: overflows at very negative x
# expects: sigmoid_prime.one-number-only
import math

def sigmoid_prime(x):
    s = 1 / (1 + math.exp(-x))
    return s * (1 - s)
