# mistake: True and False in place of numbers
# expects: property.bool
def relu_prime(x):
    return x > 0
