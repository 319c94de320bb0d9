# mistake: one pass over the digits with small steps is far too little
# expects: digits_network.little | digits_network.not-even-its-own
import nnkit

def digits_network(X, labels, rng):
    network = nnkit.Network([64, 32, 10], rng)
    optimizer = nnkit.SGD(lr=0.01)
    for Xb, yb in nnkit.minibatches(X, labels, 32, rng):
        _, g = network.gradients(Xb, yb)
        network.parameters[:] = optimizer.step(network.parameters, g)
    return lambda new: network.forward(new).argmax(axis=1)
