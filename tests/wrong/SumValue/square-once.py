# mistake: a value that is multiplied by itself is one parent with one slope
# expects: SumValue.used-twice
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        if self is other:
            return SumValue(self.data**2, (self,), (self.data,))
        return SumValue(self.data * other.data, (self, other), (other.data, self.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
