# mistake: the loop takes one row only
# expects: property.number
def leaky_relu_prime(x, epsilon):
    return [1 if v > 0 else epsilon for v in x]
