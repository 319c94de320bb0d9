# mistake: looks to the left only
def slope(f, x, h):
    here = f(x)
    before = f(x - h)
    rise = here - before
    return rise / h
