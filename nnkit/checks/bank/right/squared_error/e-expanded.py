# style: the square multiplied out, in Python's own numbers
def squared_error(target, output):
    pairs = list(zip(target.flatten().tolist(), output.flatten().tolist()))
    total = sum(t * t - 2 * t * o + o * o for t, o in pairs)
    return total / 2
