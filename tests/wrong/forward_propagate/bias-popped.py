# mistake: pop takes the bias out of the network's weights
# expects: forward_propagate.changes-weights
import math

def forward_propagate(network, row):
    for layer in network:
        nxt = []
        for neuron in layer:
            b = neuron['weights'].pop()
            z = sum([neuron['weights'][k] * row[k] for k in range(len(row))], b)
            neuron['output'] = 1.0 / (1.0 + math.exp(-z))
            nxt += [neuron['output']]
        row = nxt
    return row
