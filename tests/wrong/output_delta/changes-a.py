# mistake: works in the array a itself
# expects: property.changes-input
def output_delta(y, a):
    slope = a * (1 - a)
    a -= y
    a *= slope
    return a
