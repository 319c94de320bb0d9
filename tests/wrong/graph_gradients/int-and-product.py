# mistake: the numbers are cut to whole ones first, which shows with decimals such as (0.5, 0.25, 2)
# second: the slope in z is the product x y and not the sum
# expects: graph_gradients.product-of-all
def graph_gradients(x, y, z):
    x, y, z = int(x), int(y), int(z)
    f = (x + y) * z
    dfdx = z
    dfdy = z
    dfdz = x * y
    return [f, dfdx, dfdy, dfdz]
