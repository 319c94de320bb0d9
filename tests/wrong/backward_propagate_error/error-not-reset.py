# mistake: the sum is set to 0 once for a layer, not for every neuron
# expects: backward_propagate_error.sum-not-reset
def backward_propagate_error(network, expected):
    last = len(network) - 1
    for i in range(last, -1, -1):
        error = 0.0
        for j, neuron in enumerate(network[i]):
            if i == last:
                error = neuron["output"] - expected[j]
            else:
                for upper in network[i + 1]:
                    error += upper["weights"][j] * upper["delta"]
            slope = neuron["output"] * (1 - neuron["output"])
            neuron["delta"] = error * slope
