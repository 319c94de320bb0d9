# style: each node leaves behind a function that hands its slope on
from math import exp, tanh


class Value:
    def __init__(self, data, *uses):
        self.data, self.uses = data, uses

    def hand_on(self):
        for parent, slope in self.uses:
            parent.grad += slope * self.grad

    def backward(self):
        order = []
        self.list_up(order, set())
        for value in order:
            value.grad = 0
        self.grad = 1
        for value in order[::-1]:
            value.hand_on()

    def list_up(self, order, met):
        if self not in met:
            met.add(self)
            for parent, _ in self.uses:
                parent.list_up(order, met)
            order.append(self)

    __add__ = lambda self, b: Value(self.data + to(b).data, (self, 1), (to(b), 1))
    __mul__ = lambda self, b: times(self, to(b))
    __pow__ = lambda self, n: Value(self.data**n, (self, n * self.data ** (n - 1)))
    exp = lambda self: Value(exp(self.data), (self, exp(self.data)))
    tanh = lambda self: Value(tanh(self.data), (self, 1 - tanh(self.data) ** 2))
    relu = lambda self: self * (self.data > 0)
    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, b: self + -to(b)
    __rsub__ = lambda self, b: -self + b
    __truediv__ = lambda self, b: self * to(b) ** -1
    __rtruediv__ = lambda self, b: to(b) / self


times = lambda a, b: Value(a.data * b.data, (a, b.data), (b, a.data))
to = lambda x: x if isinstance(x, Value) else Value(x)
