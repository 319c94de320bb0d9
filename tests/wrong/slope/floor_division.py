# mistake: // gives the next lower whole number
# expects: slope.whole-numbers
def slope(f, x, h):
    rise = f(x + h) - f(x - h)
    run = 2 * h
    return rise // run
