# mistake: the sigmoid is written with e^z for e^-z
# expects: forward_propagate.other-squashing
from math import exp

def transfer(z):
    return 1.0 / (1.0 + exp(z))

def forward_propagate(network, row):
    for layer in network:
        for neuron in layer:
            *ws, bias = neuron['weights']
            neuron['output'] = transfer(bias + sum(w * x for w, x in zip(ws, row)))
        row = [neuron['output'] for neuron in layer]
    return row
