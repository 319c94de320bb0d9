# mistake: all gradients of an epoch are taken before its first step
# expects: train.stale-gradients
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        order = rng.permutation(len(X))
        parts = [order[s:s + batch_size] for s in range(0, len(X), batch_size)]
        results = [network.gradients(X[b], y[b]) for b in parts]
        for loss, grad in results:
            network.parameters[:] = optimizer.step(network.parameters, grad)
        history["loss"].append(np.mean([r[0] for r in results]))
        history["accuracy"].append(np.mean(network.forward(X).argmax(axis=1) == y))
    return history
