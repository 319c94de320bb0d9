# mistake: math.tanh takes one number only
# expects: tanh_prime.one-number-only
import math

def tanh_prime(x):
    return 1 - math.tanh(x) ** 2
