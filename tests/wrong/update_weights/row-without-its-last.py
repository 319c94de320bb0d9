# mistake: the row's last number is dropped, as if it were the label
# expects: update_weights.last-input-dropped
def update_weights(network, row, lr):
    for i in range(len(network)):
        inputs = row[:-1]
        if i != 0:
            inputs = [neuron["output"] for neuron in network[i - 1]]
        for neuron in network[i]:
            for j in range(len(inputs)):
                neuron["weights"][j] -= lr * neuron["delta"] * inputs[j]
            neuron["weights"][-1] -= lr * neuron["delta"]
