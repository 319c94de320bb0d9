# mistake: divides by x's double, not by the distance walked
# expects: slope.divides-by-x
def slope(f, x, h):
    x1 = x - h
    x2 = x + h
    dy = f(x2) - f(x1)
    dx = x2 + x1
    return dy / dx
