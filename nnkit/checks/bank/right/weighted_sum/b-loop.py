# style: a plain loop that starts from the bias
def weighted_sum(x, w, b):
    total = b
    for x_i, w_i in zip(x, w):
        total += x_i * w_i
    return total
