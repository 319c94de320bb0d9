# mistake: = for +=, only the last neuron of the next layer counts
# expects: backward_propagate_error.one-neuron
def backward_propagate_error(network, expected):
    next_layer = None
    for layer in network[::-1]:
        for j, neuron in enumerate(layer):
            out = neuron["output"]
            if next_layer is None:
                error = out - expected[j]
            else:
                for n in next_layer:
                    error = n["weights"][j] * n["delta"]
            neuron["delta"] = error * out * (1 - out)
        next_layer = layer
