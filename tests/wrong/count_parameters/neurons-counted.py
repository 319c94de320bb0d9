# mistake: counts the neurons
# expects: count_parameters.neurons
def count_parameters(sizes):
    return sum(sizes)
