# style: one array a neuron, written into its list
import numpy as np

def update_weights(network, row, lr):
    x = np.append(row, 1.0)
    for layer in network:
        for neuron in layer:
            new = np.array(neuron["weights"]) - lr * neuron["delta"] * x
            neuron["weights"][:] = new.tolist()
        x = np.append([neuron["output"] for neuron in layer], 1.0)
