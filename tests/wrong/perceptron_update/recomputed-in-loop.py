# mistake: the answer is recomputed after each single weight, so later weights see an error that is already partly corrected
# second: the bias is updated with the error after the weights have moved
# expects: perceptron_update.error-on-the-way
import numpy as np


def perceptron_update(x, y, w, b, lr):
    w = [float(v) for v in w]

    def miss():
        z = sum(a * c for a, c in zip(x, w)) + b
        return y - (1 if z >= 0 else 0)

    for i in range(len(w)):
        w[i] += lr * miss() * x[i]
    return np.array(w), b + lr * miss()
