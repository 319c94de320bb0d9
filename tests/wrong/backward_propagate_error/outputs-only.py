# mistake: returns after the last layer
# expects: backward_propagate_error.only-last-layer
def backward_propagate_error(network, expected):
    for i in reversed(range(len(network))):
        for j, neuron in enumerate(network[i]):
            if i == len(network) - 1:
                error = neuron["output"] - expected[j]
            else:
                error = sum([n["weights"][j] * n["delta"] for n in network[i + 1]])
            neuron["delta"] = error * neuron["output"] * (1 - neuron["output"])
        return network
