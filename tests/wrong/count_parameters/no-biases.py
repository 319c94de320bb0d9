# mistake: the biases are left out
# expects: count_parameters.no-biases
def count_parameters(sizes):
    return sum(a * b for a, b in zip(sizes, sizes[1:]))
