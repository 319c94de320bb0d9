# style: values are numbered as they are made, and the youngest speaks first
import itertools
import math

numbers = itertools.count()


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = data, parents, slopes
        self.grad = 0.0
        self.number = next(numbers)

    def backward(self):
        family = {self}
        new = {self}
        while new:
            new = {parent for value in new for parent in value.parents} - family
            family |= new
        for value in family:
            value.grad = 0.0
        self.grad = 1.0
        for value in sorted(family, key=lambda v: v.number, reverse=True):
            for parent, slope in zip(value.parents, value.slopes):
                parent.grad += slope * value.grad

    def __add__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = other if isinstance(other, Value) else Value(other)
        return Value(self.data * other.data, (self, other), (other.data, self.data))

    def __pow__(self, n):
        return Value(self.data**n, (self,), (n * self.data ** (n - 1),))

    def exp(self):
        return Value(math.exp(self.data), (self,), (math.exp(self.data),))

    def tanh(self):
        return Value(math.tanh(self.data), (self,), (1 - math.tanh(self.data) ** 2,))

    def relu(self):
        return Value(max(self.data, 0), (self,), (int(self.data > 0),))

    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, other: self + other * -1
    __rsub__ = lambda self, other: self * -1 + other
    __truediv__ = lambda self, other: self * other**-1
    __rtruediv__ = lambda self, other: self**-1 * other
