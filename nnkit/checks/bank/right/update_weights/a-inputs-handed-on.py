# style: a layer's outputs are the next one's inputs
def update_weights(network, row, lr):
    inputs = row
    for layer in network:
        for neuron in layer:
            for j, x in enumerate(inputs):
                neuron["weights"][j] -= lr * neuron["delta"] * x
            neuron["weights"][-1] -= lr * neuron["delta"]
        inputs = [neuron["output"] for neuron in layer]
