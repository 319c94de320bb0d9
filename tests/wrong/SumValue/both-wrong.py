# mistake: the slopes of the sum are the numbers themselves
# expects: SumValue.sum-slopes-are-numbers
# second: the slopes of the product are not exchanged
class SumValue:
    def __init__(self, data, parents=(), slopes=()):
        self.data = float(data)
        self.parents = parents
        self.slopes = slopes

    def __add__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(self.data + other.data, (self, other), (self.data, other.data))

    def __mul__(self, other):
        other = other if isinstance(other, SumValue) else SumValue(other)
        return SumValue(self.data * other.data, (self, other), (self.data, other.data))

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other
