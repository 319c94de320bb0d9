# mistake: the new weights stay in a local name and never reach the network
# expects: train.local-weights
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    losses, accuracies = [], []
    for epoch in range(epochs):
        p = rng.permutation(len(y))
        w = network.parameters
        total = []
        for i in range(0, len(y), batch_size):
            loss, g = network.gradients(X[p[i:i + batch_size]], y[p[i:i + batch_size]])
            w = optimizer.step(w, g)
            total.append(loss)
        losses.append(np.mean(total))
        accuracies.append(np.mean(np.argmax(network.forward(X), axis=1) == y))
    return {"loss": losses, "accuracy": accuracies}
