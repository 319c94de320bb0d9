# mistake: gives the last loss and accuracy, not a list of them
# expects: train.one-number
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    for _ in range(epochs):
        p = rng.permutation(len(X))
        for s in range(0, len(X), batch_size):
            part = p[s:s + batch_size]
            loss, gradient = network.gradients(X[part], y[part])
            network.parameters[:] = optimizer.step(network.parameters, gradient)
    loss = network.gradients(X, y)[0]
    accuracy = np.mean(network.forward(X).argmax(axis=1) == y)
    return {"loss": loss, "accuracy": accuracy}
