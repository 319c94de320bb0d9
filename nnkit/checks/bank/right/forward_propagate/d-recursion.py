# style: the first layer, then the rest of the network on its outputs
import math

def forward_propagate(network, row):
    if not network:
        return list(row)
    for neuron in network[0]:
        *weights, bias = neuron['weights']
        z = bias + sum(w * x for w, x in zip(weights, row))
        neuron['output'] = (1 + math.tanh(z / 2)) / 2
    return forward_propagate(network[1:], [neuron['output'] for neuron in network[0]])
