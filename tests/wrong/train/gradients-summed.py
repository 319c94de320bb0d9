# mistake: the batches' gradients are added up and one step an epoch is made
# second: the share of wrong answers in place of the accuracy
# expects: train.gradients-summed
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        total = np.zeros_like(network.parameters)
        for s in range(0, len(X), batch_size):
            b = order[s:s + batch_size]
            total += network.gradients(X[b], y[b])[1]
        network.parameters[:] = optimizer.step(network.parameters, total)
        history["loss"].append(network.gradients(X, y)[0])
        history["accuracy"].append(np.mean(network.forward(X).argmax(axis=1) != y))
    return history
