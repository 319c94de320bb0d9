# mistake: Python's max on arrays
# second: (1 + epsilon) for (1 - epsilon)
def leaky_relu(x, epsilon):
    hinge = max(0, x)
    return epsilon * x + (1 + epsilon) * hinge
