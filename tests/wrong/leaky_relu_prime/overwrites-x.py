# mistake: the caller's array is filled with the slopes
# second: single numbers fail
# expects: leaky_relu_prime.whole-numbers | property.number
def leaky_relu_prime(x, epsilon):
    up = x > 0
    x[up] = 1
    x[~up] = epsilon
    return x
