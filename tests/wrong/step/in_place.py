# mistake: writes the result over the input
# second: a single number cannot be indexed
# expects: step.only-arrays
def step(z):
    z[z >= 0] = 1
    z[z < 0] = 0
    return z
