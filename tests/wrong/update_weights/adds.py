# mistake: adds the step, so the error grows
# expects: update_weights.adds
def update_weights(network, row, lr):
    inputs = row
    for layer in network:
        for neuron in layer:
            for j, x in enumerate(inputs):
                neuron["weights"][j] += lr * neuron["delta"] * x
            neuron["weights"][-1] += lr * neuron["delta"]
        inputs = [neuron["output"] for neuron in layer]
