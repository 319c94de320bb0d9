# mistake: the inputs get biases as well
# expects: count_parameters.input-biases
def count_parameters(sizes):
    weights = 0
    for i in range(len(sizes) - 1):
        weights += sizes[i] * sizes[i + 1]
    biases = sum(sizes)
    return weights + biases
