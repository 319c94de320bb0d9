# mistake: prints the numbers and gives nothing back
# expects: property.none
def graph_gradients(x, y, z):
    q = x + y
    f = q * z
    print("f =", f)
    print("gradient:", z, z, q)
