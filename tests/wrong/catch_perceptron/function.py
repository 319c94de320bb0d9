# mistake: a function
# expects: property.type
def catch_perceptron(x, y, w, b, lr):
    return [1, 2], 0, [0, 0], 0, 1
