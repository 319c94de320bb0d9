# mistake: looks up the input with weights.index(w), so a neuron in which a weight occurs twice takes the first input twice.
# expects: forward_propagate.place-by-value
import math


def forward_propagate(network, row):
    inputs = row
    for layer in network:
        outputs = []
        for neuron in layer:
            weights = neuron["weights"]
            z = weights[-1]
            for w in weights[:-1]:
                z += w * inputs[weights.index(w)]
            neuron["output"] = 1 / (1 + math.exp(-z))
            outputs.append(neuron["output"])
        inputs = outputs
    return inputs
