# style: recursion, the later layers first
def backward_propagate_error(network, expected):
    layer, later = network[0], network[1:]
    if later:
        backward_propagate_error(later, expected)
    for j, neuron in enumerate(layer):
        if later:
            error = sum(n["weights"][j] * n["delta"] for n in later[0])
        else:
            error = neuron["output"] - expected[j]
        neuron.update(delta=error * neuron["output"] * (1 - neuron["output"]))
