# mistake: a function
# expects: property.type
def catch_softmax(z):
    return [[1000, 999], [-1000, -999]]
