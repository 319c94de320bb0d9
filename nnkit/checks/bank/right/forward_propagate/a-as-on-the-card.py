# style: S1's loops with its two helpers written out
import math

def activate(weights, inputs):
    total = weights[-1]
    for weight, value in zip(weights[:-1], inputs):
        total += weight * value
    return total

def transfer(activation):
    return 1 / (1 + math.exp(-activation))

def forward_propagate(network, row):
    inputs = row
    for layer in network:
        new_inputs = []
        for neuron in layer:
            neuron['output'] = transfer(activate(neuron['weights'], inputs))
            new_inputs.append(neuron['output'])
        inputs = new_inputs
    return inputs
