# style: rise over run between two points
def slope(f, x, h):
    left, right = x - h, x + h
    rise = f(right) - f(left)
    run = 2 * h
    return rise / run
