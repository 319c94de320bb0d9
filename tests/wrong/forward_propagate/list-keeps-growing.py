# mistake: new_inputs is made once, so it collects the outputs of all layers
# second: the surplus inputs of later layers use the bias as a weight
# expects: forward_propagate.gives-all
import math

def forward_propagate(network, row):
    inputs = row
    new_inputs = []
    for layer in network:
        for neuron in layer:
            activation = neuron['weights'][-1]
            for weight, value in zip(neuron['weights'], inputs):
                activation += weight * value
            neuron['output'] = 1 / (1 + math.exp(-activation))
            new_inputs.append(neuron['output'])
        inputs = new_inputs
    return inputs
