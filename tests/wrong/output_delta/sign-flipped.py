# mistake: target minus output, so the sign is flipped
# expects: output_delta.minus
def output_delta(y, a):
    error = y - a
    return error * a * (1 - a)
