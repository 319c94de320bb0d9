# mistake: the difference is taken the wrong way round
# expects: slope.sign
def slope(f, x, h):
    left, right = x - h, x + h
    return (f(left) - f(right)) / (right - left)
