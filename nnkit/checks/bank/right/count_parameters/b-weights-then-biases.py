# style: first all weights, then all biases
def count_parameters(sizes):
    weights = 0
    for i in range(len(sizes) - 1):
        weights += sizes[i] * sizes[i + 1]
    biases = sum(sizes[1:])
    return weights + biases
