# style: each weight nudged both ways
import math

def loss(w, inputs, targets):
    def neuron(a, b, bias, left, right):
        return 1 / (1 + math.exp(-(w[a] * left + w[b] * right + w[bias])))

    hidden = neuron("w1", "w2", "b1", *inputs), neuron("w3", "w4", "b1", *inputs)
    output = neuron("w5", "w6", "b2", *hidden), neuron("w7", "w8", "b2", *hidden)
    return sum((t - o) ** 2 / 2 for t, o in zip(targets, output))

def worked_gradients(weights, inputs, targets, h=1e-5):
    gradient = {}
    for name, value in weights.items():
        up = loss({**weights, name: value + h}, inputs, targets)
        down = loss({**weights, name: value - h}, inputs, targets)
        gradient[name] = (up - down) / (2 * h)
    return gradient
