# style: a sum over the two sides, each with its sign
def slope(f, x, h):
    return sum(side * f(x + side * h) for side in (1, -1)) / (2 * h)
