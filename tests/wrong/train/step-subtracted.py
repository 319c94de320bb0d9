# mistake: subtracts what step gives, but step gives the new weights
# expects: train.step-subtracted
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = dict(loss=[], accuracy=[])
    n = len(X)
    for _ in range(epochs):
        index = rng.permutation(n)
        batch_losses = []
        for a in range(0, n, batch_size):
            b = index[a:a + batch_size]
            loss, grad = network.gradients(X[b], y[b])
            network.parameters -= optimizer.step(network.parameters, grad)
            batch_losses.append(loss)
        history["loss"].append(sum(batch_losses) / len(batch_losses))
        history["accuracy"].append((network.forward(X).argmax(axis=1) == y).mean())
    return history
