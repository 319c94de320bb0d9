# mistake: an if decides for the whole array
def leaky_relu(x, epsilon):
    if x > 0:
        return x
    else:
        return epsilon * x
