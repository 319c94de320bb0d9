# style: multiplied out, xz + yz, one term at a time
def graph_gradients(x, y, z):
    f = x * z + y * z
    df_dx = z
    df_dy = z
    df_dz = x + y
    return f, df_dx, df_dy, df_dz
