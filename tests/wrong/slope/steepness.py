# mistake: gives the size of the slope without its sign
# expects: slope.one-sided | slope.size-only
# second: one-sided
def slope(f, x, h):
    change = abs(f(x + h) - f(x))
    return change / abs(h)
