# style: the two lines in the class as it is given
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        total = self.data + other.data
        return SumValue(total, (self, other), (1.0, 1.0))

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        product = self.data * other.data
        return SumValue(product, parents=(self, other), slopes=(other.data, self.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
