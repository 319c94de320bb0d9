# mistake: doubled for squared, with Python's sum
# expects: squared_error.no-square
def squared_error(target, output):
    return 0.5*sum((target-output)*2)