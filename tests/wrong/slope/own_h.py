# mistake: ignores the h that it is given
# expects: slope.own-nudge
def slope(f, x, h):
    h = 1e-5
    return (f(x + h) - f(x - h)) / (2 * h)
