# mistake: the 1 is added to the outputs: (out + 1) * in
# expects: count_parameters.bias-for-each-input
def count_parameters(sizes):
    return sum(n_in * (n_out + 1) for n_in, n_out in zip(sizes, sizes[1:]))
