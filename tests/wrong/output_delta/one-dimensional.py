# mistake: only for lists of numbers, not for tables or one number
# expects: output_delta.one-dimension
def output_delta(y, a):
    deltas = []
    for target, output in zip(y, a):
        deltas.append(float((output - target) * output * (1 - output)))
    return deltas
