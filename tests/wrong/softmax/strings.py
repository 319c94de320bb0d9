# mistake: gives back formatted strings instead of numbers
# second: works on one-dimensional scores only, because max of the rows of a table is ambiguous
# expects: property.type
import math

def softmax(z, axis=-1):
    m = max(z)
    e = [math.exp(v - m) for v in z]
    s = sum(e)
    return ["%.4f" % (v / s) for v in e]
