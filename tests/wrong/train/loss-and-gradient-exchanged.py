# mistake: takes what gradients gives in the other order
# expects: train.loss-for-gradient
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        for s in range(0, len(X), batch_size):
            b = order[s:s + batch_size]
            grad, loss = network.gradients(X[b], y[b])
            network.parameters[:] = optimizer.step(network.parameters, grad)
        history["loss"].append(float(np.mean(loss)))
        history["accuracy"].append(np.mean(network.forward(X).argmax(axis=1) == y))
    return history
