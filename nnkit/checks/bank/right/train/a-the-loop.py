# style: the loop, measured after each epoch
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for start in range(0, len(X), batch_size):
            batch = order[start:start + batch_size]
            loss, grad = network.gradients(X[batch], y[batch])
            network.parameters[:] = optimizer.step(network.parameters, grad)
        history["loss"].append(network.gradients(X, y)[0])
        history["accuracy"].append(np.mean(network.forward(X).argmax(axis=1) == y))
    return history
