# style: the step is the difference, added in place
import numpy as np

def train(network, X, y, optimizer, epochs, batch_size, rng):
    w, rows = network.parameters, list(range(len(X)))
    history = {"loss": [], "accuracy": []}
    while len(history["loss"]) < epochs:
        rng.shuffle(rows)
        losses = []
        for k in range(0, len(rows), batch_size):
            some = rows[k:k + batch_size]
            loss, grad = network.gradients(X[some], y[some])
            w += optimizer.step(w, grad) - w
            losses.append(loss)
        history["loss"].append(np.mean(losses))
        history["accuracy"].append(np.mean(np.argmax(network.forward(X), axis=1) == y))
    return history
