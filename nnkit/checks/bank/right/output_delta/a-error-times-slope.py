# style: the error times the sigmoid's slope
def output_delta(y, a):
    error = a - y
    slope = a * (1 - a)
    return error * slope
