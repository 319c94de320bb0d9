# mistake: returns inside the loop: the first layer only
# expects: count_parameters.first-layer-only
def count_parameters(sizes):
    total = 0
    for i in range(len(sizes) - 1):
        total += (sizes[i] + 1) * sizes[i + 1]
        return total
