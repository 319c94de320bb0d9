# mistake: the nudged slopes use floor division, so slopes with decimals are cut to whole numbers
# expects: graph_gradients.whole-numbers
def graph_gradients(x, y, z):
    """Give (x + y) z and its slopes in x, in y and in z."""
    f = lambda a, b, c: (a + b) * c
    h = 0.5
    point = [x, y, z]
    out = [f(*point)]
    for i in range(3):
        up, down = list(point), list(point)
        up[i] += h
        down[i] -= h
        out.append((f(*up) - f(*down)) // (2 * h))
    return tuple(out)
