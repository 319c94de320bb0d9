# mistake: the row is the input of every layer
# expects: update_weights.row-for-every-layer
def update_weights(network, row, lr):
    for layer in network:
        for neuron in layer:
            step = lr * neuron["delta"]
            for j in range(len(neuron["weights"]) - 1):
                neuron["weights"][j] -= step * row[j % len(row)]
            neuron["weights"][-1] -= step
