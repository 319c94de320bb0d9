# mistake: Python's max on arrays
# second: (1 + epsilon) for (1 - epsilon)
# expects: error.exception
def leaky_relu(x, epsilon):
    hinge = max(0, x)
    return epsilon * x + (1 + epsilon) * hinge
