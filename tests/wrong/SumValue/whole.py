# mistake: the data is made a whole number
# expects: SumValue.whole-numbers
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = int(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(self.data + other.data, (self, other), (1, 1))

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(self.data * other.data, (self, other), (other.data, self.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
