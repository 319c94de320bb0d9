# mistake: a layer's inputs are overwritten while the layer is still reading them
# expects: forward_propagate.within-a-layer
import math

def forward_propagate(network, row):
    values = list(row)
    for layer in network:
        for j, neuron in enumerate(layer):
            w = neuron['weights']
            z = w[-1] + sum(a * v for a, v in zip(w[:-1], values))
            neuron['output'] = 1 / (1 + math.exp(-z))
            values[j:j + 1] = [neuron['output']]
        values = values[:len(layer)]
    return values
