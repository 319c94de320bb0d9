# mistake: the half is missing
# expects: squared_error.no-half
def squared_error(target, output):
    total = 0
    for t, o in zip(target.flatten(), output.flatten()):
        total += (t - o) * (t - o)
    return total
