# mistake: the last weight, the bias, is never added
# expects: forward_propagate.no-bias
import math

def forward_propagate(network, row):
    inputs = row
    for layer in network:
        new_inputs = []
        for neuron in layer:
            activation = sum(w * v for w, v in zip(neuron['weights'][:-1], inputs))
            neuron['output'] = 1 / (1 + math.exp(-activation))
            new_inputs.append(neuron['output'])
        inputs = new_inputs
    return inputs
