# mistake: one number a row
# expects: squared_error.one-a-row
import numpy as np
def squared_error(target, output):
    return ((target - output) ** 2).sum(-1) / 2
