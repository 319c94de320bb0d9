# mistake: finds the place of a neuron's output with layer.index(neuron), so where two neurons of a layer are equal (same weights and same old output) one place keeps 0; shows from the second pass over the same row.
# expects: property.kinds
import math


def forward_propagate(network, row):
    inputs = row
    for layer in network:
        outputs = [0.0] * len(layer)
        for neuron in layer:
            *weights, bias = neuron["weights"]
            z = bias + sum(w * x for w, x in zip(weights, inputs))
            neuron["output"] = 1 / (1 + math.exp(-z))
            outputs[layer.index(neuron)] = neuron["output"]
        inputs = outputs
    return inputs
