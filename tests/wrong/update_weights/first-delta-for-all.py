# mistake: the first neuron's delta for the whole layer
# second: the last input's weight is never reached
# expects: update_weights.one-delta
def update_weights(network, row, lr):
    inputs = row
    for layer in network:
        delta = layer[0]["delta"]
        for neuron in layer:
            for j in range(len(inputs) - 1):
                neuron["weights"][j] -= lr * delta * inputs[j]
            neuron["weights"][-1] -= lr * delta
        inputs = [neuron["output"] for neuron in layer]
