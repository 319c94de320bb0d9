# mistake: 1 - x^2: the raw x where its tanh belongs
def tanh_prime(x):
    return 1 - x ** 2
