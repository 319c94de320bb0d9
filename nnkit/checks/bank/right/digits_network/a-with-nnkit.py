# style: a network and an optimizer from nnkit, a loop of one's own
import numpy as np
import nnkit

def digits_network(X, labels, rng):
    network = nnkit.Network([64, 64, 10], rng)
    optimizer = nnkit.Adam(lr=0.005)
    for _ in range(25):
        for X_batch, y_batch in nnkit.minibatches(X, labels, 32, rng):
            loss, gradient = network.gradients(X_batch, y_batch)
            network.parameters[:] = optimizer.step(network.parameters, gradient)

    def read(X_new):
        return network.forward(X_new).argmax(axis=1)

    return read
