# style: tanh and its slope from two exponentials, the others from a table of rules
from math import e, exp


def tanh(a):
    up, down = exp(a), exp(-a)
    return (up - down) / (up + down)


RULES = {
    "exp": (exp, exp),
    "tanh": (tanh, lambda a: (1 - tanh(a)) * (1 + tanh(a))),
    "relu": (lambda a: a * (a > 0), lambda a: 1 * (a > 0)),
}


class CurveValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = data, parents, slopes

    def bend(self, name):
        rule, slope = RULES[name]
        return CurveValue(rule(self.data), [self], [slope(self.data)])

    def exp(self):
        return self.bend("exp")

    def tanh(self):
        return self.bend("tanh")

    def relu(self):
        return self.bend("relu")

    def __pow__(self, n):
        return CurveValue(self.data**n, [self], [n * pow(self.data, n - 1)])

    def __add__(self, other):
        other = to_value(other)
        return CurveValue(self.data + other.data, [self, other], [1, 1])

    def __sub__(self, other):
        other = to_value(other)
        return CurveValue(self.data - other.data, [self, other], [1, -1])

    def __mul__(self, other):
        other = to_value(other)
        return CurveValue(self.data * other.data, [self, other], [other.data, self.data])

    def __truediv__(self, other):
        other = to_value(other)
        a, b = self.data, other.data
        return CurveValue(a / b, [self, other], [1 / b, -a / b**2])

    __radd__ = __add__
    __rmul__ = __mul__
    __neg__ = lambda self: to_value(0) - self
    __rsub__ = lambda self, other: to_value(other) - self
    __rtruediv__ = lambda self, other: to_value(other) / self


def to_value(x):
    return x if isinstance(x, CurveValue) else CurveValue(x)
