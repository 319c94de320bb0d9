# mistake: every arrow gets a weight and a bias
# expects: count_parameters.bias-for-each-arrow
def count_parameters(sizes):
    arrows = 0
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        arrows += n_in * n_out
    return 2 * arrows
