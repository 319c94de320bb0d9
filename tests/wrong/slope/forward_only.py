# mistake: looks to the right only
def slope(f, x, h):
    return (f(x + h) - f(x)) / h
