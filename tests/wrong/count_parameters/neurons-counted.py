# mistake: counts the neurons
def count_parameters(sizes):
    return sum(sizes)
