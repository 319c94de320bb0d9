# mistake: the bias's step is multiplied by the last input
# expects: update_weights.bias-times-input
def update_weights(network, row, lr):
    inputs = row
    for layer in network:
        for neuron in layer:
            j = 0
            for value in inputs:
                neuron["weights"][j] -= lr * neuron["delta"] * value
                j += 1
            neuron["weights"][j] -= lr * neuron["delta"] * value
        inputs = [n["output"] for n in layer]
