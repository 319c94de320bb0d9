# mistake: pure Python for one list of scores; a table raises
# second: math.exp of the raw scores raises OverflowError above 709
# expects: property.rows
from math import exp, log

def log_softmax(z, axis=-1):
    total = sum(exp(value) for value in z)
    return [value - log(total) for value in z]
