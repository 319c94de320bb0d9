# mistake: True and False in place of numbers
def relu_prime(x):
    return x > 0
