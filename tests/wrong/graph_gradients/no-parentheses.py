# mistake: computes x + y z, the parentheses are missing
# expects: graph_gradients.no-parentheses
def graph_gradients(x, y, z):
    f = x + y * z
    return f, 1, z, y
