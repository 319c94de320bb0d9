# mistake: the new weights are rounded to two decimals
# second: later layers get the deltas of the earlier one as inputs
# expects: update_weights.deltas-as-inputs
def update_weights(network, row, lr):
    inputs = row
    for layer in network:
        for neuron in layer:
            w, d = neuron["weights"], neuron["delta"]
            for j, x in enumerate(inputs):
                w[j] = round(w[j] - lr * d * x, 2)
            w[-1] = round(w[-1] - lr * d, 2)
        inputs = [neuron["delta"] for neuron in layer]
