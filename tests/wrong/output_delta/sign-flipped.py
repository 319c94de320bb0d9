# mistake: target minus output, so the sign is flipped
def output_delta(y, a):
    error = y - a
    return error * a * (1 - a)
