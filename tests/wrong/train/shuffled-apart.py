# mistake: X and y are shuffled by two different orders
# expects: train.apart
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": [], "accuracy": []}
    for epoch in range(epochs):
        Xs, ys = rng.permutation(X), rng.permutation(y)
        for s in range(0, len(y), batch_size):
            loss, grad = network.gradients(Xs[s:s + batch_size], ys[s:s + batch_size])
            network.parameters[:] = optimizer.step(network.parameters, grad)
        history["loss"].append(network.gradients(X, y)[0])
        history["accuracy"].append(np.mean(np.argmax(network.forward(X), 1) == y))
    return history
