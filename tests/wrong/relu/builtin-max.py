# mistake: Python's max compares whole arrays: works for one number only
# expects: relu.one-number-only
def relu(x):
    return max(0, x)
