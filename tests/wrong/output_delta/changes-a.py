# mistake: works in the array a itself
def output_delta(y, a):
    slope = a * (1 - a)
    a -= y
    a *= slope
    return a
