# mistake: values of f are kept under x alone, and shown again for another f
# expects: property.again | relation.remembers
_known = {}

def slope(f, x, h):
    for t in (x - h, x + h):
        if t not in _known:
            _known[t] = f(t)
    return (_known[x + h] - _known[x - h]) / (2 * h)
