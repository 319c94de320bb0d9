# mistake: the bias moves by the whole delta, without lr
# expects: update_weights.bias-without-rate
def update_weights(network, row, lr):
    before = row
    for layer in network:
        outputs = []
        for neuron in layer:
            delta = neuron["delta"]
            for k in range(len(before)):
                neuron["weights"][k] -= lr * delta * before[k]
            neuron["weights"][-1] -= delta
            outputs.append(neuron["output"])
        before = outputs
