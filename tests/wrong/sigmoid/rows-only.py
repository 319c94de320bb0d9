# mistake: a loop that takes one row of numbers only
# second: the exponent overflows
# expects: property.number
import math

def sigmoid(x):
    result = []
    for value in x:
        result.append(1 / (1 + math.exp(-value)))
    return result
