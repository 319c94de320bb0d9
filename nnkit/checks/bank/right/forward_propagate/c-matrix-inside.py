# style: each layer as a matrix, the results put back into the dicts
import numpy as np

def forward_propagate(network, row):
    a = np.array(row, dtype=float)
    for layer in network:
        W = np.array([neuron['weights'] for neuron in layer])
        a = 1 / (1 + np.exp(-(W[:, :-1] @ a + W[:, -1])))
        for neuron, value in zip(layer, a):
            neuron['output'] = float(value)
    return a.tolist()
