# mistake: the loop stops one layer too early
# second: the inputs' number for the biases
# expects: count_parameters.misses-last-layer
def count_parameters(sizes):
    count = 0
    for i in range(len(sizes) - 2):
        count += sizes[i] * sizes[i + 1] + sizes[i]
    return count
