# mistake: each epoch starts with a fresh copy of the optimizer, so its averages are lost
# expects: train.optimizer-made-anew
import copy

import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        opt = copy.deepcopy(optimizer)
        order = rng.permutation(len(X))
        for s in range(0, len(X), batch_size):
            rows = order[s:s + batch_size]
            network.parameters[:] = opt.step(network.parameters, network.gradients(X[rows], y[rows])[1])
        history["loss"].append(network.gradients(X, y)[0])
        history["accuracy"].append(np.mean(network.forward(X).argmax(axis=1) == y))
    return history
