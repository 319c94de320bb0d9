# style: other algebra, a - a² for a (1 - a)
def output_delta(y, a):
    return (a - y) * (a - a**2)
