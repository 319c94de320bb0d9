# mistake: the caller's X and y are shuffled
# expects: property.changes-input
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        X[:] = X[order]
        y[:] = y[order]
        for s in range(0, len(X), batch_size):
            loss, grad = network.gradients(X[s:s + batch_size], y[s:s + batch_size])
            network.parameters[:] = optimizer.step(network.parameters, grad)
        history["loss"].append(network.gradients(X, y)[0])
        history["accuracy"].append(np.mean(network.forward(X).argmax(axis=1) == y))
    return history
