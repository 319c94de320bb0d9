# style: the bias as the weight of a constant input 1
def update_weights(network, row, lr):
    for i, layer in enumerate(network):
        inputs = row if i == 0 else [n["output"] for n in network[i - 1]]
        for neuron in layer:
            for j, x in enumerate([*inputs, 1]):
                neuron["weights"][j] -= lr * neuron["delta"] * x
