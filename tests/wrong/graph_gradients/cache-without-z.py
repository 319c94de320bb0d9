# mistake: results are remembered under (x, y) only, so a later call with another z gets the old answer
# expects: property.again
_seen = {}


def graph_gradients(x, y, z):
    """Give (x + y) z and its slopes in x, in y and in z."""
    key = (x, y)
    if key not in _seen:
        s = x + y
        _seen[key] = (s * z, z, z, s)
    return _seen[key]
