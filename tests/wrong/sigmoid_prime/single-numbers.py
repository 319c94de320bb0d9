# mistake: math takes single numbers only
# second: overflows at very negative x
import math

def sigmoid_prime(x):
    s = 1 / (1 + math.exp(-x))
    return s * (1 - s)
