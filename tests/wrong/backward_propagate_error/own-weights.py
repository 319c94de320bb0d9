# mistake: a hidden neuron's own weights are used, not those that lead on from it
# expects: backward_propagate_error.own-weights
def backward_propagate_error(network, expected):
    for i in reversed(range(len(network))):
        layer = network[i]
        if i == len(network) - 1:
            errors = [n["output"] - e for n, e in zip(layer, expected)]
        else:
            errors = []
            for neuron in layer:
                errors.append(sum(w * n["delta"] for w, n in zip(neuron["weights"], network[i + 1])))
        for neuron, error in zip(layer, errors):
            neuron["delta"] = error * neuron["output"] * (1 - neuron["output"])
