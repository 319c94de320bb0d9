# style: the slope of the formula: epsilon, and the rest where x is positive
def leaky_relu_prime(x, epsilon):
    return epsilon + (1 - epsilon) * (x > 0)
