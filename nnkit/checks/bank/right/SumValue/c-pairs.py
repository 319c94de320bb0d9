# style: parents and slopes kept together, as pairs
import numpy as np


class SumValue:
    def __init__(self, data, made_from=()):
        self.data = np.float64(data)
        self.made_from = list(made_from)

    @property
    def parents(self):
        return [parent for parent, _ in self.made_from]

    @property
    def slopes(self):
        return [slope for _, slope in self.made_from]

    def __add__(self, other):
        b = value_of(other)
        return SumValue(self.data + b.data, [(self, 1), (b, 1)])

    def __mul__(self, other):
        b = value_of(other)
        return SumValue(self.data * b.data, [(b, self.data), (self, b.data)])

    def __radd__(self, other):
        return value_of(other) + self

    def __rmul__(self, other):
        return value_of(other) * self


def value_of(x):
    return x if hasattr(x, "made_from") else SumValue(x)
