# mistake: 1 - x^2: the raw x where its tanh belongs
# expects: tanh_prime.of-the-output
def tanh_prime(x):
    return 1 - x ** 2
