# style: numpy's product of two vectors
def weighted_sum(x, w, b):
    return x @ w + b
