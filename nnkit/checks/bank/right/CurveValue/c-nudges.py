# style: every slope of a curve by a nudge both ways
import math


class CurveValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data, self.parents, self.slopes = data, parents, slopes

    def through(self, f):
        h = 1e-5
        slope = (f(self.data + h) - f(self.data - h)) / (2 * h)
        return CurveValue(f(self.data), (self,), (slope,))

    def __pow__(self, n):
        return self.through(lambda a: a**n)

    def exp(self):
        return self.through(math.exp)

    def tanh(self):
        return self.through(math.tanh)

    def relu(self):
        return self.through(lambda a: (a + abs(a)) / 2)

    def __add__(self, other):
        other = other if isinstance(other, CurveValue) else CurveValue(other)
        return CurveValue(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = other if isinstance(other, CurveValue) else CurveValue(other)
        return CurveValue(self.data * other.data, (self, other), (other.data, self.data))

    __radd__, __rmul__ = __add__, __mul__

    def __neg__(self):
        return self.through(lambda a: -a)

    def __sub__(self, other):
        return self + other * -1

    def __rsub__(self, other):
        return -self + other

    def __truediv__(self, other):
        return self * other**-1

    def __rtruediv__(self, other):
        return other * self**-1
