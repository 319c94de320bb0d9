# style: one helper for an epoch, one for the accuracy; the loss is the batches' mean
import numpy as np

def one_epoch(network, X, y, optimizer, batch_size, order):
    losses = []
    for rows in np.split(order, range(batch_size, len(order), batch_size)):
        loss, grad = network.gradients(X[rows], y[rows])
        network.parameters[...] = optimizer.step(network.parameters, grad)
        losses.append(loss * len(rows))
    return sum(losses) / len(order)

def share_right(network, X, y):
    return float((np.argmax(network.forward(X), axis=1) == y).mean())

def train(network, X, y, optimizer, epochs, batch_size, rng):
    loss, accuracy = [], []
    for _ in range(epochs):
        loss.append(one_epoch(network, X, y, optimizer, batch_size, rng.permutation(len(X))))
        accuracy.append(share_right(network, X, y))
    return {"loss": loss, "accuracy": accuracy}
