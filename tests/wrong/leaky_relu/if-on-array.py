# mistake: an if decides for the whole array
# expects: leaky_relu.one-number-only
def leaky_relu(x, epsilon):
    if x > 0:
        return x
    else:
        return epsilon * x
