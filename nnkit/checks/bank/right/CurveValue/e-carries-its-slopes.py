# style: no graph at all, each value carries its slope in every value before it
import math


class CurveValue:
    def __init__(self, data, slopes=None):
        self.data, self.grad, self.carried = data, 0.0, slopes or {}
        self.carried[self] = 1.0

    def made(self, data, *uses):
        carried = {}
        for parent, slope in uses:
            for value, so_far in parent.carried.items():
                carried[value] = carried.get(value, 0.0) + slope * so_far
        return CurveValue(data, carried)

    def backward(self):
        for value, slope in self.carried.items():
            value.grad = slope

    def __pow__(self, n):
        return self.made(self.data**n, (self, n * self.data ** (n - 1)))

    def exp(self):
        return self.made(math.exp(self.data), (self, math.exp(self.data)))

    def tanh(self):
        return self.made(math.tanh(self.data), (self, 1 - math.tanh(self.data) ** 2))

    def relu(self):
        return self.made(max(0, self.data), (self, int(self.data > 0)))

    def __add__(self, other):
        other = other if isinstance(other, CurveValue) else CurveValue(other)
        return self.made(self.data + other.data, (self, 1), (other, 1))

    def __mul__(self, other):
        other = other if isinstance(other, CurveValue) else CurveValue(other)
        return self.made(self.data * other.data, (self, other.data), (other, self.data))

    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, other: self + other * -1
    __rsub__ = lambda self, other: -self + other
    __truediv__ = lambda self, other: self * other**-1
    __rtruediv__ = lambda self, other: self**-1 * other
