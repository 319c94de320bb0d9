# style: a value hands its slope on when all that use it have spoken, counted beforehand
import numpy as np


class Value:
    def __init__(self, data, uses=()):
        self.data, self.grad, self.uses = np.float64(data), 0.0, uses

    def backward(self):
        silent, found = {self: 0}, [self]
        for value in found:
            for parent, _ in value.uses:
                if parent not in silent:
                    silent[parent] = 0
                    found.append(parent)
                silent[parent] += 1
        for value in found:
            value.grad = float(value is self)
        ready = [self]
        while ready:
            value = ready.pop()
            for parent, slope in value.uses:
                parent.grad += value.grad * slope
                silent[parent] -= 1
                if silent[parent] == 0:
                    ready.append(parent)

    def __add__(self, other):
        other = value_of(other)
        return Value(self.data + other.data, [(self, 1), (other, 1)])

    def __mul__(self, other):
        other = value_of(other)
        return Value(self.data * other.data, [(self, other.data), (other, self.data)])

    def __pow__(self, n):
        return Value(self.data**n, [(self, n * self.data ** (n - 1))])

    def exp(self):
        return Value(np.exp(self.data), [(self, np.exp(self.data))])

    def tanh(self):
        return Value(np.tanh(self.data), [(self, 1 - np.tanh(self.data) ** 2)])

    def relu(self):
        return Value(np.maximum(self.data, 0), [(self, np.heaviside(self.data, 0))])

    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, other: self + other * -1
    __rsub__ = lambda self, other: self * -1 + other
    __truediv__ = lambda self, other: self * other**-1
    __rtruediv__ = lambda self, other: self**-1 * other


def value_of(x):
    return x if isinstance(x, Value) else Value(x)
