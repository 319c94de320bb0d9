# mistake: a neuron's place is found with list.index, so two equal neurons of a layer both get the place of the first
# expects: property.kinds
def backward_propagate_error(network, expected):
    """Store each neuron's 'delta', from the last layer to the first."""

    def error(layer, following, neuron):
        j = layer.index(neuron)
        if following is None:
            return neuron["output"] - expected[j]
        return sum(after["weights"][j] * after["delta"] for after in following)

    following = None
    for layer in reversed(network):
        deltas = [error(layer, following, n) * n["output"] * (1 - n["output"]) for n in layer]
        for n, d in zip(layer, deltas):
            n["delta"] = d
        following = layer
