# mistake: the last layer gets no sigmoid
# expects: forward_propagate.no-last-sigmoid
import math

def forward_propagate(network, row):
    inputs = row
    for number, layer in enumerate(network):
        for neuron in layer:
            w = neuron['weights']
            z = sum(w[i] * inputs[i] for i in range(len(w) - 1)) + w[-1]
            neuron['output'] = z if number == len(network) - 1 else 1 / (1 + math.exp(-z))
        inputs = [neuron['output'] for neuron in layer]
    return inputs
