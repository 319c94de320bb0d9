# mistake: prints the numbers and gives nothing back
def graph_gradients(x, y, z):
    q = x + y
    f = q * z
    print("f =", f)
    print("gradient:", z, z, q)
