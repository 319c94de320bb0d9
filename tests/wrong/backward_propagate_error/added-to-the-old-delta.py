# mistake: adds to the delta of an earlier call
# expects: backward_propagate_error.added
def backward_propagate_error(network, expected):
    for depth, layer in reversed(list(enumerate(network))):
        for j, neuron in enumerate(layer):
            y = neuron["output"]
            if layer is network[-1]:
                error = y - expected[j]
            else:
                error = sum(up["weights"][j] * up["delta"] for up in network[depth + 1])
            neuron["delta"] = neuron.get("delta", 0.0) + error * y * (1 - y)
