# mistake: the smaller last batch is left out
# expects: train.last-batch-dropped
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    out = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        order = rng.permutation(len(X))
        for k in range(len(X) // batch_size):
            batch = order[k * batch_size:(k + 1) * batch_size]
            _, grad = network.gradients(X[batch], y[batch])
            network.parameters[:] = optimizer.step(network.parameters, grad)
        out["loss"].append(float(network.gradients(X, y)[0]))
        out["accuracy"].append(float((network.forward(X).argmax(1) == y).mean()))
    return out
