# mistake: the loop runs over all weights, so the bias is multiplied with the last input
# second: and it is added as well
# expects: forward_propagate.bias-times-input
import math

def forward_propagate(network, row):
    inputs = row
    for layer in network:
        new_inputs = []
        for neuron in layer:
            weights = neuron['weights']
            z = weights[-1]
            for i in range(len(weights)):
                z += weights[i] * inputs[min(i, len(inputs) - 1)]
            neuron['output'] = 1 / (1 + math.exp(-z))
            new_inputs.append(neuron['output'])
        inputs = new_inputs
    return inputs
