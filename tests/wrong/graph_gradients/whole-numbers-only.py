# mistake: turns the inputs into whole numbers
# expects: graph_gradients.whole-numbers
def graph_gradients(x, y, z):
    x, y, z = int(x), int(y), int(z)
    total = x + y
    return [total * z, z, z, total]
