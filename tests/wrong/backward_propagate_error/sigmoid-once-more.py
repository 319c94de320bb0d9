# mistake: the slope at sigmoid(output): the output is already a sigmoid
# expects: backward_propagate_error.sigmoid-again
import math

def transfer_derivative(x):
    s = 1.0 / (1.0 + math.exp(-x))
    return s * (1.0 - s)

def backward_propagate_error(network, expected):
    for i in reversed(range(len(network))):
        for j, neuron in enumerate(network[i]):
            if i == len(network) - 1:
                error = neuron["output"] - expected[j]
            else:
                error = 0.0
                for after in network[i + 1]:
                    error += after["weights"][j] * after["delta"]
            neuron["delta"] = error * transfer_derivative(neuron["output"])
