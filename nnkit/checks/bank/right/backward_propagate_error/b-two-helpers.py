# style: the output layer first, then pairs of layers from the back
def store(layer, errors):
    for neuron, error in zip(layer, errors):
        neuron["delta"] = error * neuron["output"] * (1 - neuron["output"])

def backward_propagate_error(network, expected):
    store(network[-1], [n["output"] - t for n, t in zip(network[-1], expected)])
    for layer, after in zip(network[-2::-1], network[:0:-1]):
        store(layer, [sum(n["weights"][j] * n["delta"] for n in after) for j in range(len(layer))])
