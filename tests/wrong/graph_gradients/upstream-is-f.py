# mistake: the way back starts with the value of f instead of with 1, so all three slopes are f times too large; shows wherever f is not 1, e.g. (-2, 5, -4)
# expects: graph_gradients.starts-with-f
def graph_gradients(x, y, z):
    """Give (x + y) z and its slopes in x, in y and in z."""
    # forward
    q = x + y
    f = q * z
    # backward
    df = f
    dq = z * df
    dz = q * df
    dx = 1 * dq
    dy = 1 * dq
    return f, dx, dy, dz
