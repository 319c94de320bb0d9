# mistake: updates a copy and gives it back, the network stays as it was
# expects: update_weights.nothing-changes
import copy

def update_weights(network, row, lr):
    network = copy.deepcopy(network)
    signals = row
    for layer in network:
        for unit in layer:
            for j, s in enumerate(list(signals) + [1]):
                unit["weights"][j] -= lr * unit["delta"] * s
        signals = [unit["output"] for unit in layer]
    return network
