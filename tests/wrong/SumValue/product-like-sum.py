# mistake: the product has the slopes of a sum
# expects: SumValue.product-slopes-1
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
        ones = tuple(1.0 for _ in (self, other))
        return SumValue(self.data * other.data, (self, other), ones)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
