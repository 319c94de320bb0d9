# style: values are numbered as they are made, and the youngest speaks first
import itertools
import math

numbers = itertools.count()


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = data, parents, slopes
        self.number = next(numbers)

    def backward(self):
        family = {}
        self.join(family)
        for value in family.values():
            value.grad = 0.0
        self.grad = 1.0
        for number in sorted(family, reverse=True):
            family[number].speak()

    def join(self, family):
        if self.number not in family:
            family[self.number] = self
            for parent in self.parents:
                parent.join(family)

    def speak(self):
        for parent, slope in zip(self.parents, self.slopes):
            parent.grad += slope * self.grad

    def node(self, rule, slope, other=0):
        b = other if isinstance(other, Value) else Value(other)
        return Value(rule(self.data, b.data), (self, b), slope(self.data, b.data))

    __add__ = lambda self, b: self.node(lambda x, y: x + y, lambda x, y: (1, 1), b)
    __sub__ = lambda self, b: self.node(lambda x, y: x - y, lambda x, y: (1, -1), b)
    __mul__ = lambda self, b: self.node(lambda x, y: x * y, lambda x, y: (y, x), b)
    __truediv__ = lambda self, b: self.node(lambda x, y: x / y, lambda x, y: (1 / y, -x / y**2), b)
    __pow__ = lambda self, n: self.node(lambda x, y: x**n, lambda x, y: (n * x ** (n - 1), 0))
    exp = lambda self: self.node(lambda x, y: math.exp(x), lambda x, y: (math.exp(x), 0))
    tanh = lambda self: self.node(lambda x, y: math.tanh(x), lambda x, y: (1 - math.tanh(x) ** 2, 0))
    relu = lambda self: self.node(lambda x, y: max(x, 0), lambda x, y: (x > 0, 0))
    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __rsub__ = lambda self, b: -self + b
    __rtruediv__ = lambda self, b: self**-1 * b
