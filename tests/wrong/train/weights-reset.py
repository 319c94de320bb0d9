# mistake: every epoch starts again from the first weights
# expects: train.weights-reset
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    start_weights = network.parameters.copy()
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        network.parameters[:] = start_weights
        order = rng.permutation(len(X))
        for k in range(0, len(X), batch_size):
            b = order[k:k + batch_size]
            loss, grad = network.gradients(X[b], y[b])
            network.parameters[:] = optimizer.step(network.parameters, grad)
        history["loss"].append(network.gradients(X, y)[0])
        history["accuracy"].append(np.mean(network.forward(X).argmax(axis=1) == y))
    return history
