# mistake: the result is a number, not a value
# expects: SumValue.gives-no-value
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return self.data + other.data

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return self.data * other.data

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
