# mistake: the caller's array is changed
# second: single numbers fail
def leaky_relu(x, epsilon):
    negative = x < 0
    x[negative] = epsilon * x[negative]
    return x
