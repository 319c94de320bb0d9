# mistake: negative entries of the caller's array are set to 0
# second: a single number fails
# expects: property.number
def relu(x):
    x[x < 0] = 0
    return x
