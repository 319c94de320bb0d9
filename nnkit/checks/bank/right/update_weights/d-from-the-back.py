# style: from the last layer to the first, the order does not matter
def update_weights(network, row, lr):
    for i in reversed(range(len(network))):
        inputs = [n["output"] for n in network[i - 1]] if i else list(row)
        for neuron in network[i]:
            step = lr * neuron["delta"]
            weights = neuron["weights"]
            weights[-1] -= step
            for j in range(len(inputs)):
                weights[j] -= step * inputs[j]
