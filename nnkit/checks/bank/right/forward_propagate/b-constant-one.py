# style: the bias weighs a constant 1, added to a new list
import math

def forward_propagate(network, row):
    for layer in network:
        with_one = row + [1]
        for neuron in layer:
            z = sum(w * x for w, x in zip(neuron['weights'], with_one))
            neuron['output'] = 1 / (1 + math.exp(-z))
        row = [neuron['output'] for neuron in layer]
    return row
