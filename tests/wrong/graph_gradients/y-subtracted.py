# mistake: y's slope has the wrong sign, as if y were subtracted
# expects: property.count
# second: gives no f
def graph_gradients(x, y, z):
    df_dq = z
    df_dx = df_dq * 1
    df_dy = df_dq * -1
    df_dz = x + y
    return df_dx, df_dy, df_dz
