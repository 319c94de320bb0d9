# mistake: exp cuts its argument at 50 so that it cannot overflow; CurveValue(60).exp() is e**50
# expects: property.exp
import math


class CurveValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __repr__(self):
        return f"CurveValue({self.data})"

    def __pow__(self, n):
        return CurveValue(self.data**n, (self,), (n * self.data ** (n - 1) if n else 0.0,))

    def exp(self):
        e = math.exp(min(self.data, 50.0))
        return CurveValue(e, (self,), (e,))

    def tanh(self):
        t = math.tanh(self.data)
        return CurveValue(t, (self,), (1 - t**2,))

    def relu(self):
        return CurveValue(max(self.data, 0.0), (self,), (1.0 if self.data > 0 else 0.0,))

    def __add__(self, other):
        other = other if isinstance(other, CurveValue) else CurveValue(other)
        return CurveValue(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = other if isinstance(other, CurveValue) else CurveValue(other)
        return CurveValue(self.data * other.data, (self, other), (other.data, self.data))

    def __neg__(self):
        return self * -1

    def __sub__(self, other):
        return self + -1 * other

    def __truediv__(self, other):
        other = other if isinstance(other, CurveValue) else CurveValue(other)
        return self * other**-1

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return self**-1 * other
