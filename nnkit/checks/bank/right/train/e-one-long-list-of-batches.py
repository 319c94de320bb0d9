# style: all batches of all epochs from one generator
import numpy as np

def batches(n, size, epochs, rng):
    for _ in range(epochs):
        order = rng.permutation(n)
        for start in range(0, n, size):
            yield order[start:start + size], start + size >= n

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for rows, epoch_ends in batches(len(X), batch_size, epochs, rng):
        _, grad = network.gradients(X[rows], y[rows])
        network.parameters[:] = optimizer.step(network.parameters.copy(), grad)
        if epoch_ends:
            history["loss"].append(network.gradients(X, y)[0])
            history["accuracy"].append((network.forward(X).argmax(axis=1) == y).mean())
    return history
