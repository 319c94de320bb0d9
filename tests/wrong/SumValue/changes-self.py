# mistake: self is changed and given back
# expects: SumValue.in-place
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        self.data += other.data
        self.parents += (other,)
        self.slopes += (1,)
        return self

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        self.data *= other.data
        return self

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
