# mistake: looks to the left only
# expects: slope.one-sided
def slope(f, x, h):
    here = f(x)
    before = f(x - h)
    rise = here - before
    return rise / h
