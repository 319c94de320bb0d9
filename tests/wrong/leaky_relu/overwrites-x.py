# mistake: the caller's array is changed
# second: single numbers fail
# expects: leaky_relu.whole-numbers
def leaky_relu(x, epsilon):
    negative = x < 0
    x[negative] = epsilon * x[negative]
    return x
