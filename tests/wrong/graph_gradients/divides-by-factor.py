# mistake: a slope is found by dividing f by the other factor, which breaks when it is 0
# expects: graph_gradients.divides
def graph_gradients(x, y, z):
    f = (x + y) * z
    df_dz = f / z
    df_dx = f / (x + y)
    return f, df_dx, df_dx, df_dz
