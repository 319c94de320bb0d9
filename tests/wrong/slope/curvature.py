# mistake: the formula of the second derivative
# expects: slope.second-slope
def slope(f, x, h):
    a = f(x + h)
    b = f(x)
    c = f(x - h)
    return (a - 2 * b + c) / h ** 2
