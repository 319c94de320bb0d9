# style: a loop that says infinity where the logarithm would fail
import math

def binary_cross_entropy(y, p):
    total = 0.0
    for y_i, p_i in zip(y, p):
        q = p_i if y_i == 1 else 1 - p_i
        total += math.inf if q == 0 else -math.log(q)
    return total / len(y)
