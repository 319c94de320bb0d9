# mistake: gives a dictionary, not four numbers
# expects: property.count
def graph_gradients(x, y, z):
    return {
        "f": (x + y) * z,
        "df_dx": z,
        "df_dy": z,
        "df_dz": x + y,
    }
