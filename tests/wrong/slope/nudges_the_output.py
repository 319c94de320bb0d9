# mistake: adds h to the value of f and not to x
# expects: slope.nudges-the-value
def slope(f, x, h):
    high = f(x) + h
    low = f(x) - h
    return (high - low) / (2 * h)
