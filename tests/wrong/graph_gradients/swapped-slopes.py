# mistake: the slope of a product taken as the factor itself, not the other one
# expects: graph_gradients.own-factor
def graph_gradients(x, y, z):
    q = x + y
    f = q * z
    dq, dz = q, z
    return f, dq, dq, dz
