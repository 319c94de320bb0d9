# mistake: the step grows with x
# expects: slope.relative-nudge
# second: and is zero at x = 0
def slope(f, x, h):
    step = x * h
    return (f(x + step) - f(x - step)) / (2 * step)
