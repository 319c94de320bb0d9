# mistake: one bias for a layer, not one for a neuron
def count_parameters(sizes):
    total = 0
    for k in range(1, len(sizes)):
        total += sizes[k - 1] * sizes[k] + 1
    return total
