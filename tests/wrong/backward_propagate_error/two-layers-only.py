# mistake: written for exactly two layers
# expects: backward_propagate_error.two-layers
def backward_propagate_error(network, expected):
    hidden, output = network[0], network[1]
    for neuron, target in zip(output, expected):
        o = neuron["output"]
        neuron["delta"] = (o - target) * o * (1 - o)
    for j, neuron in enumerate(hidden):
        h = neuron["output"]
        back = sum(n["weights"][j] * n["delta"] for n in output)
        neuron["delta"] = back * h * (1 - h)
