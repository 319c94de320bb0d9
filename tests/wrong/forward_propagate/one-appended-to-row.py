# mistake: a 1 for the bias is appended to the caller's row
# expects: forward_propagate.changes-row
import math

def forward_propagate(network, row):
    inputs = row
    for layer in network:
        inputs.append(1)
        new = []
        for neuron in layer:
            z = sum(w * x for w, x in zip(neuron['weights'], inputs))
            neuron['output'] = 1 / (1 + math.exp(-z))
            new.append(neuron['output'])
        inputs = new
    return inputs
