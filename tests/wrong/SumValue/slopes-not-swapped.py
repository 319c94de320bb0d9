# mistake: each factor gets itself as its slope
# expects: SumValue.own-factor
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
        a, b = self.data, other.data
        result = SumValue(a * b)
        result.parents = (self, other)
        result.slopes = (a, b)
        return result

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
