# style: a matrix product with the transposed weights
def hidden_delta(W_next, delta_next, a):
    error = delta_next @ W_next.T
    return error * a * (1 - a)
