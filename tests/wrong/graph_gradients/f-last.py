# mistake: gives the three slopes first and f last
# expects: graph_gradients.order
def graph_gradients(x, y, z):
    q = x + y
    slopes = [z, z, q]
    slopes.append(q * z)
    return tuple(slopes)
