# style: forwards, then upstream times local
def graph_gradients(x, y, z):
    q = x + y
    f = q * z
    df_dq, df_dz = z, q
    df_dx = df_dq * 1
    df_dy = df_dq * 1
    return f, df_dx, df_dy, df_dz
