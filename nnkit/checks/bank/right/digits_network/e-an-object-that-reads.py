# style: an object that is called, a vote of the nearest five
import numpy as np

class Reader:
    def __init__(self, X, labels):
        self.X, self.labels = X.astype(np.float32), labels

    def one(self, row):
        near = np.argsort(((self.X - row) ** 2).sum(axis=1))[:5]
        return np.bincount(self.labels[near], minlength=10).argmax()

    def __call__(self, table):
        return [int(self.one(row)) for row in table]

def digits_network(X, labels, rng):
    return Reader(X, labels)
