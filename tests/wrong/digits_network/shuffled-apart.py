# mistake: the digits are shuffled, their labels are not
# expects: digits_network.not-even-its-own
import nnkit

def digits_network(X, labels, rng):
    X = rng.permutation(X)
    network, optimizer = nnkit.Network([64, 20, 10], rng), nnkit.Adam(lr=0.005)
    for _ in range(3):
        for k in range(0, len(X), 40):
            _, g = network.gradients(X[k:k + 40], labels[k:k + 40])
            network.parameters[:] = optimizer.step(network.parameters, g)
    return lambda new: network.forward(new).argmax(axis=1)
