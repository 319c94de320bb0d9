# mistake: counts the epochs from 1 and stops one short
# expects: train.one-epoch-short
import numpy as np

def batches(X, y, size, rng):
    order = rng.permutation(len(X))
    for k in range(0, len(X), size):
        yield X[order[k:k + size]], y[order[k:k + size]]

def train(network, X, y, optimizer, epochs, batch_size, rng):
    loss, accuracy = [], []
    for epoch in range(1, epochs):
        for xb, yb in batches(X, y, batch_size, rng):
            network.parameters[...] = optimizer.step(network.parameters, network.gradients(xb, yb)[1])
        loss.append(network.gradients(X, y)[0])
        accuracy.append(np.mean(network.forward(X).argmax(axis=1) == y))
    return {"loss": loss, "accuracy": accuracy}
