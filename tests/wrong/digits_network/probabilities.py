# mistake: gives the probabilities, not the labels
# expects: digits_network.probabilities
import numpy as np
import nnkit

def digits_network(X, labels, rng):
    network, optimizer = nnkit.Network([64, 30, 10], rng), nnkit.Adam(lr=0.01)
    for _ in range(3):
        for Xb, yb in nnkit.minibatches(X, labels, 50, rng):
            network.parameters[:] = optimizer.step(network.parameters, network.gradients(Xb, yb)[1])
    return network.forward
