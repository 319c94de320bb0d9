# style: the formula as it is written
def slope(f, x, h):
    return (f(x + h) - f(x - h)) / (2 * h)
