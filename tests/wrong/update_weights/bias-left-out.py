# mistake: the biases are never moved
# expects: update_weights.no-bias
def update_weights(network, row, lr):
    for i, layer in enumerate(network):
        inputs = row if i == 0 else [n["output"] for n in network[i - 1]]
        for neuron in layer:
            for j in range(len(inputs)):
                neuron["weights"][j] -= lr * neuron["delta"] * inputs[j]
