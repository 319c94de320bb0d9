# style: as on the card, with its helper defined
def transfer_derivative(output):
    return output * (1 - output)

def backward_propagate_error(network, expected):
    for i in reversed(range(len(network))):
        layer = network[i]
        for j, neuron in enumerate(layer):
            if i == len(network) - 1:
                error = neuron["output"] - expected[j]
            else:
                error = 0.0
                for after in network[i + 1]:
                    error += after["weights"][j] * after["delta"]
            neuron["delta"] = error * transfer_derivative(neuron["output"])
