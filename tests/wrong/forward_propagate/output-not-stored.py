# mistake: 'output' is not stored in the neurons
# expects: forward_propagate.stores-nothing
import numpy as np

def forward_propagate(network, row):
    a = np.array(row, dtype=float)
    for layer in network:
        W = np.array([n['weights'][:-1] for n in layer])
        b = np.array([n['weights'][-1] for n in layer])
        a = 1 / (1 + np.exp(-(W @ a + b)))
    return list(a)
