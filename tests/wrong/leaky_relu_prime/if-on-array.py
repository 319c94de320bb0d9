# mistake: an if decides for the whole array
# expects: leaky_relu_prime.one-number-only
def leaky_relu_prime(x, epsilon):
    if x > 0:
        return 1
    return epsilon
