# mistake: every layer sees the row: the outputs are not handed on
# expects: forward_propagate.every-layer-gets-row
import math

def forward_propagate(network, row):
    inputs = row
    for layer in network:
        outputs = []
        for neuron in layer:
            *w, b = neuron['weights']
            z = b
            for wi, xi in zip(w, inputs):
                z = z + wi * xi
            neuron['output'] = 1 / (1 + math.exp(-z))
            outputs.append(neuron['output'])
    return outputs
