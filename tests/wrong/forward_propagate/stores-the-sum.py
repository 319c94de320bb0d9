# mistake: the weighted sum is stored as 'output', the sigmoid only handed on
# expects: forward_propagate.stores-sums
import math

def forward_propagate(network, row):
    inputs = row
    for layer in network:
        for neuron in layer:
            ws = neuron['weights']
            neuron['output'] = sum(ws[i] * inputs[i] for i in range(len(inputs))) + ws[-1]
        inputs = [1 / (1 + math.exp(-neuron['output'])) for neuron in layer]
    return inputs
