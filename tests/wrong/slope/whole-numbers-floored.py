# mistake: divides whole numbers with //, shows for f = lambda x: max(x, 0), x = 0, h = 1, where 0.5 becomes 0.
# expects: property.kinds
def slope(f, x, h):
    rise = f(x + h) - f(x - h)
    run = 2 * h
    if isinstance(rise, int) and isinstance(run, int):
        return rise // run
    return rise / run
