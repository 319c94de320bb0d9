# style: the neuron as an object that learns from one sample at a time, the counts as an array
import numpy as np

class Neuron:
    def __init__(self, n):
        self.w, self.b = np.zeros(n), 0.0

    def learn(self, x, t, lr):
        error = t - int(x @ self.w + self.b >= 0)
        self.w += lr * error * x
        self.b += lr * error
        return error != 0

def perceptron_fit(X, y, lr, max_epochs):
    neuron, mistakes = Neuron(X.shape[1]), []
    for _ in range(max_epochs):
        mistakes.append(int(sum(neuron.learn(x, t, lr) for x, t in zip(X, y))))
        if mistakes[-1] == 0:
            break
    return neuron.w, neuron.b, np.array(mistakes)
