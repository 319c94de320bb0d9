# style: each node leaves behind a function that hands its slope on
import math


class Value:
    def __init__(self, data, parents=()):
        self.data, self.grad, self.parents = data, 0.0, parents
        self.hand_on = lambda: None

    def backward(self):
        order, met = [], set()
        self.list_up(order, met)
        for value in order:
            value.grad = 0.0
        self.grad = 1.0
        for value in order[::-1]:
            value.hand_on()

    def list_up(self, order, met):
        if self not in met:
            met.add(self)
            for parent in self.parents:
                parent.list_up(order, met)
            order.append(self)

    def __add__(self, other):
        return node(self, other, lambda a, b: a + b, lambda a, b: (1, 1))

    def __mul__(self, other):
        return node(self, other, lambda a, b: a * b, lambda a, b: (b, a))

    def __pow__(self, n):
        return node(self, 0, lambda a, b: a**n, lambda a, b: (n * a ** (n - 1), 0))

    def exp(self):
        return node(self, 0, lambda a, b: math.exp(a), lambda a, b: (math.exp(a), 0))

    def tanh(self):
        return node(self, 0, lambda a, b: math.tanh(a), lambda a, b: (1 - math.tanh(a) ** 2, 0))

    def relu(self):
        return node(self, 0, lambda a, b: max(a, 0), lambda a, b: (float(a > 0), 0))

    __radd__, __rmul__ = __add__, __mul__
    __neg__ = lambda self: self * -1
    __sub__ = lambda self, other: self + other * -1
    __rsub__ = lambda self, other: self * -1 + other
    __truediv__ = lambda self, other: self * other**-1
    __rtruediv__ = lambda self, other: self**-1 * other


def node(one, other, rule, slopes):
    other = other if isinstance(other, Value) else Value(other)
    result = Value(rule(one.data, other.data), (one, other))

    def hand_on():
        left, right = slopes(one.data, other.data)
        one.grad += left * result.grad
        other.grad += right * result.grad

    result.hand_on = hand_on
    return result
