# mistake: a function that would return the input
# expects: property.type
def catch_neuron():
    return [[1, 2], [3, 5]], [0, 1], [0.5, -0.5], 1
