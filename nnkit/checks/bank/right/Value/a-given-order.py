# style: clear, start, pass on, with the order that is given
import math


class Value:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def backward(self):
        for value in self.in_order():
            value.grad = 0.0
        self.grad = 1.0
        for value in reversed(self.in_order()):
            for parent, slope in zip(value.parents, value.slopes):
                parent.grad += slope * value.grad

    def in_order(self):
        listed, met = [], set()

        def meet(one):
            if one not in met:
                met.add(one)
                for earlier in one.parents:
                    meet(earlier)
                listed.append(one)

        meet(self)
        return listed

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
        return Value(max(self.data, 0), (self,), (float(self.data > 0),))

    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, other: self + other * -1
    __rsub__ = lambda self, other: self * -1 + other
    __truediv__ = lambda self, other: self * other**-1
    __rtruediv__ = lambda self, other: self**-1 * other
