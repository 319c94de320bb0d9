# mistake: a function
# expects: property.type
def catch_activations(x):
    return -5
