# mistake: the sum is not divided
# expects: mean_squared_error.sum
def mean_squared_error(y, p):
    total = 0
    for a, b in zip(y.ravel(), p.ravel()):
        total += (a - b) ** 2
    return total
