# style: the square multiplied out, in Python's own numbers
def mean_squared_error(y, p):
    pairs = list(zip(y.flatten().tolist(), p.flatten().tolist()))
    total = sum(t * t - 2 * t * o + o * o for t, o in pairs)
    return total / len(pairs)
