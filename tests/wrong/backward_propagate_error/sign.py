# mistake: expected minus output, the sign is flipped
# expects: backward_propagate_error.minus
def backward_propagate_error(network, expected):
    for i in reversed(range(len(network))):
        layer = network[i]
        errors = []
        if i != len(network) - 1:
            for j in range(len(layer)):
                errors.append(sum(n["weights"][j] * n["delta"] for n in network[i + 1]))
        else:
            for j, neuron in enumerate(layer):
                errors.append(expected[j] - neuron["output"])
        for j, neuron in enumerate(layer):
            neuron["delta"] = errors[j] * neuron["output"] * (1.0 - neuron["output"])
