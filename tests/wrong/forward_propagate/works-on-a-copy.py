# mistake: the outputs are stored in a deep copy of the network, not in the network
# expects: forward_propagate.stores-nothing
import copy
import math

def forward_propagate(network, row):
    net = copy.deepcopy(network)
    x = list(row)
    for layer in net:
        for n in layer:
            z = n['weights'][-1] + sum(a * b for a, b in zip(n['weights'], x))
            n['output'] = 1 / (1 + math.exp(-z))
        x = [n['output'] for n in layer]
    return x
