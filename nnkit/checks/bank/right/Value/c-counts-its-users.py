# style: a value hands its slope on when all that use it have spoken, counted beforehand
import numpy as np


class Value:
    def __init__(self, data, *uses):
        self.data, self.uses = np.float64(data), uses

    def backward(self):
        silent = {}
        self.count(silent)
        for value in silent:
            value.grad = 0.0
        self.grad = 1.0
        self.speak(silent)

    def count(self, silent):
        if self in silent:
            silent[self] += 1
        else:
            silent[self] = 1
            for parent, _ in self.uses:
                parent.count(silent)

    def speak(self, silent):
        silent[self] -= 1
        if silent[self] == 0:
            for parent, slope in self.uses:
                parent.grad += self.grad * slope
                parent.speak(silent)

    __add__ = lambda self, b: plus(self, value_of(b))
    __mul__ = lambda self, b: times(self, value_of(b))
    __pow__ = lambda self, n: Value(self.data**n, (self, n * self.data ** (n - 1)))
    exp = lambda self: Value(np.exp(self.data), (self, np.exp(self.data)))
    tanh = lambda self: Value(np.tanh(self.data), (self, np.cosh(self.data) ** -2))
    relu = lambda self: Value(np.maximum(self.data, 0), (self, np.heaviside(self.data, 0)))
    __neg__ = lambda self: Value(-self.data, (self, -1))
    __sub__ = lambda self, b: self + -value_of(b)
    __truediv__ = lambda self, b: self * value_of(b) ** -1
    __radd__, __rmul__ = __add__, __mul__
    __rsub__ = lambda self, b: value_of(b) - self
    __rtruediv__ = lambda self, b: value_of(b) / self


plus = lambda a, b: Value(a.data + b.data, (a, 1), (b, 1))
times = lambda a, b: Value(a.data * b.data, (a, b.data), (b, a.data))
value_of = lambda x: x if isinstance(x, Value) else Value(x)
