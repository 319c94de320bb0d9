# style: every neuron has its inputs and one bias
def count_parameters(sizes):
    return sum((n_in + 1) * n_out for n_in, n_out in zip(sizes, sizes[1:]))
