# mistake: the slope of tanh, 1 - a squared
# expects: output_delta.tanh
def output_delta(y, a):
    slope = 1 - a ** 2
    return (a - y) * slope
