# mistake: the difference is taken the wrong way round
def slope(f, x, h):
    left, right = x - h, x + h
    return (f(left) - f(right)) / (right - left)
