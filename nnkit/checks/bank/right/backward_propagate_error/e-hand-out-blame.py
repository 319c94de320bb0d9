# style: each neuron hands its blame to those before it
def backward_propagate_error(network, expected):
    blame = [n["output"] - t for n, t in zip(network[-1], expected)]
    for layer in network[::-1]:
        handed_on = [0.0] * (len(layer[0]["weights"]) - 1)
        for neuron, error in zip(layer, blame):
            neuron["delta"] = error * (neuron["output"] - neuron["output"] ** 2)
            for k in range(len(handed_on)):
                handed_on[k] += neuron["delta"] * neuron["weights"][k]
        blame = handed_on
