# mistake: the loop takes one row of numbers only
# second: and the sign is turned
# expects: tanh_prime.sign
import math

def tanh_prime(x):
    return [math.tanh(v) ** 2 - 1 for v in x]
