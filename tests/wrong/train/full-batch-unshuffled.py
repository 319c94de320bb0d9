# mistake: draws no order when one batch holds all samples, so with batch_size >= N every epoch uses the given order and nothing is drawn from rng.
# expects: train.not-shuffled
import numpy as np


def train(network, X, y, optimizer, epochs, batch_size, rng):
    n = len(X)
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = np.arange(n) if batch_size >= n else rng.permutation(n)
        losses = []
        for start in range(0, n, batch_size):
            chosen = order[start : start + batch_size]
            loss, grad = network.gradients(X[chosen], y[chosen])
            network.parameters[:] = optimizer.step(network.parameters, grad)
            losses.append(float(loss))
        history["loss"].append(float(np.mean(losses)))
        history["accuracy"].append(float(np.mean(network.forward(X).argmax(axis=1) == y)))
    return history
