# mistake: the list of errors is made once, so hidden layers read the errors of the last one
# expects: backward_propagate_error.errors-kept
def backward_propagate_error(network, expected):
    errors = []
    for i in reversed(range(len(network))):
        layer = network[i]
        for j in range(len(layer)):
            if i == len(network) - 1:
                errors.append(layer[j]["output"] - expected[j])
            else:
                errors.append(sum(n["weights"][j] * n["delta"] for n in network[i + 1]))
        for j in range(len(layer)):
            out = layer[j]["output"]
            layer[j]["delta"] = errors[j] * out * (1 - out)
