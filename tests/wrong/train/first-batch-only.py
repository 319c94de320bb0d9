# mistake: leaves the loop over the batches after the first one
# expects: train.first-batch-only
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    record = {"loss": [], "accuracy": []}
    for _ in range(epochs):
        perm = rng.permutation(X.shape[0])
        for i in range(0, X.shape[0], batch_size):
            j = perm[i:i + batch_size]
            loss, grad = network.gradients(X[j], y[j])
            network.parameters[:] = optimizer.step(network.parameters, grad)
            break
        record["loss"].append(loss)
        record["accuracy"].append(np.mean(network.forward(X).argmax(axis=1) == y))
    return record
