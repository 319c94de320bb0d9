# mistake: only the local slopes of the sum, not times what comes from above
# expects: graph_gradients.no-upstream
def graph_gradients(x, y, z):
    q = x + y
    dq_dx = 1
    dq_dy = 1
    df_dz = q
    return q * z, dq_dx, dq_dy, df_dz
