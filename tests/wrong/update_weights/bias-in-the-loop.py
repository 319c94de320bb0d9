# mistake: the line of the bias stands inside of the loop over the inputs, so the bias moves once for each input
# second: the step is added, so it goes up the slope
# expects: update_weights.bias-at-each-input
def update_weights(network, row, lr):
    for i in range(len(network)):
        inputs = row
        if i != 0:
            inputs = [neuron["output"] for neuron in network[i - 1]]
        for neuron in network[i]:
            for j in range(len(inputs)):
                neuron["weights"][j] += lr * neuron["delta"] * inputs[j]
                neuron["weights"][-1] += lr * neuron["delta"]
