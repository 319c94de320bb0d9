# mistake: the slopes of the example in the text, whatever x, y and z are
# expects: graph_gradients.example-only
def graph_gradients(x, y, z):
    q = x + y
    f = q * z
    df_dz = 3
    df_dq = -4
    return (f, df_dq, df_dq, df_dz)
