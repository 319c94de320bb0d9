# mistake: every second epoch runs through the order of the one before backwards, instead of an order drawn anew, shows from the second epoch on.
# expects: train.same-order
import numpy as np


def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    order = None
    for epoch in range(epochs):
        order = rng.permutation(len(X)) if epoch % 2 == 0 else order[::-1]
        losses = []
        for start in range(0, len(X), batch_size):
            chosen = order[start : start + batch_size]
            loss, grad = network.gradients(X[chosen], y[chosen])
            network.parameters[:] = optimizer.step(network.parameters, grad)
            losses.append(float(loss))
        history["loss"].append(float(np.mean(losses)))
        history["accuracy"].append(float(np.mean(network.forward(X).argmax(axis=1) == y)))
    return history
