# mistake: prints the sum and gives back nothing
# second: rounds it to a whole number
# expects: property.none
def weighted_sum(x, w, b):
    z = b
    for xi, wi in zip(x, w):
        z += xi * wi
    print("z =", round(z))
