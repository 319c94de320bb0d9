# mistake: adds h to the value of f and not to x
def slope(f, x, h):
    high = f(x) + h
    low = f(x) - h
    return (high - low) / (2 * h)
