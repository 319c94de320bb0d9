# mistake: the loss of an epoch is the sum over its batches
# second: the accuracy is the number of right answers
# expects: train.accuracy-count | train.losses-added-up
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [0.0] * epochs, "accuracy": [0] * epochs}
    for e in range(epochs):
        order = rng.permutation(len(X))
        for s in range(0, len(X), batch_size):
            rows = order[s:s + batch_size]
            loss, grad = network.gradients(X[rows], y[rows])
            network.parameters[:] = optimizer.step(network.parameters, grad)
            history["loss"][e] += loss
        history["accuracy"][e] = int(np.sum(network.forward(X).argmax(axis=1) == y))
    return history
