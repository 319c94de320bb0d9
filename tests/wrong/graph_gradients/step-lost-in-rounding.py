# mistake: nudges by 1e-15, which is lost in rounding
# expects: graph_gradients.nudge-too-small
def graph_gradients(x, y, z):
    def f(x, y, z):
        return (x + y) * z
    h = 1e-15
    here = f(x, y, z)
    return here, (f(x + h, y, z) - here) / h, (f(x, y + h, z) - here) / h, (f(x, y, z + h) - here) / h
