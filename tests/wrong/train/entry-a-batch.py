# mistake: one entry for each batch, not for each epoch
# expects: train.entry-a-batch
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(y))
        start = 0
        while start < len(y):
            rows = order[start:start + batch_size]
            loss, grad = network.gradients(X[rows], y[rows])
            network.parameters[:] = optimizer.step(network.parameters, grad)
            history["loss"].append(loss)
            history["accuracy"].append(np.mean(network.forward(X[rows]).argmax(axis=1) == y[rows]))
            start += batch_size
    return history
