# mistake: no brackets around the difference
# expects: slope.brackets
def slope(f, x, h):
    width = 2 * h
    return f(x + h) - f(x - h) / width
