# mistake: the first weight is taken for the bias
# expects: forward_propagate.bias-first
import math

def activate(weights, inputs):
    total = weights[0]
    for i in range(len(inputs)):
        total += weights[i + 1] * inputs[i]
    return total

def forward_propagate(network, row):
    for layer in network:
        out = []
        for neuron in layer:
            neuron['output'] = 1 / (1 + math.exp(-activate(neuron['weights'], row)))
            out.append(neuron['output'])
        row = out
    return row
