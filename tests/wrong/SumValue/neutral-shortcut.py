# mistake: adding a value of 0 or multiplying with a value of 1 gives back self instead of a new value
# expects: relation.zero-elsewhere
class SumValue:
    """A number that remembers the values it was made from, and its local slope in each."""

    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __repr__(self):
        return f"SumValue({self.data})"

    def __add__(self, other):
        """Give the sum of two values, or of a value and a plain number."""
        other = other if isinstance(other, SumValue) else SumValue(other)
        if other.data == 0:
            return self
        return SumValue(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        """Give the product of two values, or of a value and a plain number."""
        other = other if isinstance(other, SumValue) else SumValue(other)
        if other.data == 1:
            return self
        return SumValue(self.data * other.data, (self, other), (other.data, self.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
