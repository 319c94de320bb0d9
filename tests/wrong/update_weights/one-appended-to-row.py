# mistake: appends the bias's 1 to the row it was given
# expects: update_weights.changes-row
def update_weights(network, row, lr):
    inputs = row
    for layer in network:
        inputs.append(1)
        for neuron in layer:
            for k, x in enumerate(inputs):
                neuron["weights"][k] -= lr * neuron["delta"] * x
        inputs = [neuron["output"] for neuron in layer]
