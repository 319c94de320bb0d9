# mistake: the sum has the slopes of a product
# expects: SumValue.sum-slopes-are-numbers
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        made = SumValue(self.data + other.data, (self, other))
        made.slopes = (other.data, self.data)
        return made

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(self.data * other.data, (self, other), (other.data, self.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
