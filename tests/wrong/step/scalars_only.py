# mistake: an if that works for single numbers only
# expects: step.only-numbers
def step(z):
    if z >= 0:
        return 1
    else:
        return 0
