# style: each layer's weights as a matrix, without the bias column
import numpy as np

def backward_propagate_error(network, expected):
    outputs = [np.array([n["output"] for n in layer]) for layer in network]
    error = outputs[-1] - np.array(expected)
    for layer, out in zip(reversed(network), reversed(outputs)):
        delta = error * out * (1 - out)
        for neuron, d in zip(layer, delta):
            neuron["delta"] = float(d)
        W = np.array([n["weights"] for n in layer])[:, :-1]
        error = delta @ W
