# mistake: the caller's array becomes the mask
# second: a single number fails
# expects: property.number
def relu_prime(x):
    x[x > 0] = 1
    x[x <= 0] = 0
    return x
