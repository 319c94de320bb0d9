# mistake: a later layer is given its own outputs as inputs
# expects: update_weights.own-outputs
def update_weights(network, row, lr):
    for i, layer in enumerate(network):
        if i == 0:
            inputs = row
        else:
            inputs = [neuron["output"] for neuron in network[i]]
        for neuron in layer:
            for j, x in zip(range(len(neuron["weights"]) - 1), inputs):
                neuron["weights"][j] -= lr * neuron["delta"] * x
            neuron["weights"][-1] -= lr * neuron["delta"]
