# mistake: gives f and a tuple of three slopes, not four numbers
# expects: property.count
# second: the slope in z left out of the sum: only x, not x + y
def graph_gradients(x, y, z):
    value = (x + y) * z
    gradient = (z, z, x)
    return value, gradient
