# mistake: written for three sizes, as in the text
# expects: count_parameters.two-layers-only
def count_parameters(sizes):
    n, h, k = sizes[0], sizes[1], sizes[-1]
    return n * h + h + h * k + k
