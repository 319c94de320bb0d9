# mistake: the result knows no parents
# expects: SumValue.no-parents
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        total = self.data + other.data
        return SumValue(total)

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(data=self.data * other.data)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
