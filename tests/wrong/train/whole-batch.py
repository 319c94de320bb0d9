# mistake: one step an epoch on everything, batch_size is ignored
# expects: train.whole-batch
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    losses, accuracies = [], []
    for _ in range(epochs):
        loss, grad = network.gradients(X, y)
        network.parameters[:] = optimizer.step(network.parameters, grad)
        losses += [loss]
        accuracies += [np.mean(network.forward(X).argmax(axis=1) == y)]
    return {"loss": losses, "accuracy": accuracies}
