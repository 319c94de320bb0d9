# mistake: the loss of all samples is taken before the epoch and not at its end, so entry 0 is the loss of the untrained network.
# expects: train.loss-before
import numpy as np


def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        loss, _ = network.gradients(X, y)
        history["loss"].append(float(loss))
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            _, grad = network.gradients(X[chosen], y[chosen])
            network.parameters[...] = optimizer.step(network.parameters, grad)
        history["accuracy"].append(float(np.mean(network.forward(X).argmax(axis=1) == y)))
    return history
