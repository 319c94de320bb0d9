# mistake: without the slope of the sigmoid
# expects: backward_propagate_error.no-slope
def backward_propagate_error(network, expected):
    for neuron, target in zip(network[-1], expected):
        neuron["delta"] = neuron["output"] - target
    for i in range(len(network) - 2, -1, -1):
        for j, neuron in enumerate(network[i]):
            neuron["delta"] = sum(n["weights"][j] * n["delta"] for n in network[i + 1])
