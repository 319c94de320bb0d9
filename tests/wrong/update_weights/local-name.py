# mistake: subtracts from the loop's own name, so no weight changes
# expects: update_weights.nothing-changes
def update_weights(network, row, lr):
    inputs = row
    for layer in network:
        for neuron in layer:
            for w, x in zip(neuron["weights"], inputs + [1]):
                w -= lr * neuron["delta"] * x
        inputs = [neuron["output"] for neuron in layer]
