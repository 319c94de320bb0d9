# style: shuffled once an epoch, then sliced; the new weights are copied in
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    history = {"loss": np.zeros(epochs).tolist(), "accuracy": np.zeros(epochs).tolist()}
    for epoch in range(epochs):
        order = rng.permutation(len(y))
        Xs, ys = X[order], y[order]
        for i in range(0, len(y), batch_size):
            gradient = network.gradients(Xs[i:i + batch_size], ys[i:i + batch_size])[1]
            np.copyto(network.parameters, optimizer.step(network.parameters, gradient))
        history["loss"][epoch] = float(network.gradients(X, y)[0])
        history["accuracy"][epoch] = float(np.mean(network.forward(X).argmax(axis=1) == y))
    return history
