# mistake: the step grows with x
# second: and is zero at x = 0
def slope(f, x, h):
    step = x * h
    return (f(x + step) - f(x - step)) / (2 * step)
