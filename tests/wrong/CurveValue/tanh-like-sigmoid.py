# mistake: tanh has the sigmoid's slope
# expects: CurveValue.tanh-as-sigmoid
import math


class CurveValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __pow__(self, n):
        return CurveValue(self.data**n, (self,), (n * self.data ** (n - 1) if n else 0,))

    def exp(self):
        return CurveValue(math.exp(self.data), (self,), (math.exp(self.data),))

    def tanh(self):
        out = math.tanh(self.data)
        return CurveValue(out, (self,), (out * (1 - out),))

    def relu(self):
        return CurveValue(max(self.data, 0), (self,), (1 if self.data > 0 else 0,))

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
