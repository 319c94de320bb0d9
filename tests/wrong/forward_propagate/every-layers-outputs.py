# mistake: gives the outputs of all layers, not of the last
# expects: forward_propagate.gives-all
import math

def neuron_output(weights, inputs):
    z = weights[-1] + sum(w * x for w, x in zip(weights, inputs))
    return 1 / (1 + math.exp(-z))

def forward_propagate(network, row):
    everything = []
    for layer in network:
        for neuron in layer:
            neuron['output'] = neuron_output(neuron['weights'], row)
        row = [neuron['output'] for neuron in layer]
        everything.append(row)
    return everything
