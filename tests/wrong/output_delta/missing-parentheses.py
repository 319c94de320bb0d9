# mistake: parentheses forgotten around 1 - a
# expects: output_delta.parentheses
def output_delta(y, a):
    difference = a - y
    return difference * a * 1 - a
