# style: recursion over the layers
def update_weights(network, row, lr):
    if not network:
        return
    layer, rest = network[0], network[1:]
    for neuron in layer:
        moved = [w - lr * neuron["delta"] * x for w, x in zip(neuron["weights"], [*row, 1])]
        neuron["weights"][:] = moved
    update_weights(rest, [neuron["output"] for neuron in layer], lr)
