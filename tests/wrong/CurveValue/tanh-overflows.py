# mistake: tanh is worked out as (e^2x - 1) / (e^2x + 1), which raises OverflowError for large data
# expects: property.tanh
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
        return CurveValue(self.data**n, (self,), (n * self.data ** (n - 1),))

    def exp(self):
        """Give e to the power of the value."""
        y = math.exp(self.data)
        return CurveValue(y, (self,), (y,))

    def tanh(self):
        """Give the hyperbolic tangent of the value."""
        e2 = math.exp(2 * self.data)
        t = (e2 - 1) / (e2 + 1)
        return CurveValue(t, (self,), (1 - t**2,))

    def relu(self):
        """Give the value where it is positive, else 0."""
        return CurveValue(max(0.0, self.data), (self,), (1.0 if self.data > 0 else 0.0,))

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
