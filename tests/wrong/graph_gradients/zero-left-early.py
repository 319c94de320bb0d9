# mistake: gives four zeros as soon as f is 0
# expects: graph_gradients.early-zero
def graph_gradients(x, y, z):
    f = (x + y) * z
    if f == 0:
        return 0, 0, 0, 0
    return f, z, z, x + y
