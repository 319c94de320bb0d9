# mistake: the slope of a power is taken as n * out / data with 0 at data 0, which is wrong for x ** 1 at 0
# expects: relation.zero-elsewhere
import math


class CurveValue:
    """A number that remembers the values it was made from, and its local slope in each."""

    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __repr__(self):
        return f"CurveValue({self.data})"

    def __pow__(self, n):
        """Give the value to the power of a plain number."""
        out = self.data**n
        slope = n * out / self.data if self.data else 0
        return CurveValue(out, (self,), (slope,))

    def exp(self):
        """Give e to the power of the value."""
        e = math.exp(self.data)
        return CurveValue(e, (self,), (e,))

    def tanh(self):
        """Give the hyperbolic tangent of the value."""
        t = math.tanh(self.data)
        return CurveValue(t, (self,), (1 - t * t,))

    def relu(self):
        """Give the value where it is positive, else 0."""
        on = self.data > 0
        return CurveValue(self.data * on, (self,), (int(on),))

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
