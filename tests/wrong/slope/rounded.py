# mistake: the slope is rounded to two decimals
# expects: relation.rounded-2
def slope(f, x, h):
    y2 = f(x + h)
    y1 = f(x - h)
    m = (y2 - y1) / (2 * h)
    return round(m, 2)
