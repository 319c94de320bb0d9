# mistake: looks to the right only
# expects: slope.one-sided
def slope(f, x, h):
    return (f(x + h) - f(x)) / h
