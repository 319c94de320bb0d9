# mistake: divides by h, so the slope is twice too large
# expects: slope.divides-by-h
def slope(f, x, h):
    up = f(x + h)
    down = f(x - h)
    return (up - down) / h
