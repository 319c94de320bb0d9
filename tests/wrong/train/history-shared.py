# mistake: the history is a default argument, so a second training goes on with the first one's
# expects: train.history-kept
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng, history={"loss": [], "accuracy": []}):
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for s in range(0, len(X), batch_size):
            chosen = order[s:s + batch_size]
            loss, grad = network.gradients(X[chosen], y[chosen])
            network.parameters[:] = optimizer.step(network.parameters, grad)
        history["loss"].append(network.gradients(X, y)[0])
        history["accuracy"].append(np.mean(network.forward(X).argmax(axis=1) == y))
    return history
