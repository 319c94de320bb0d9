# mistake: one bias for a layer, not one for a neuron
# expects: count_parameters.one-bias-for-each-layer
def count_parameters(sizes):
    total = 0
    for k in range(1, len(sizes)):
        total += sizes[k - 1] * sizes[k] + 1
    return total
